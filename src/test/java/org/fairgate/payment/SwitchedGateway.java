package org.fairgate.payment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.PaymentRef;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.payment.gateway.Answer;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.gateway.BillNotReady;
import org.fairgate.payment.gateway.Closed;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.gateway.RefundAnswer;

/** A gateway that keeps what it is told and can be away, lose answers, refuse, be slow, or be paid while it is asked. */
public final class SwitchedGateway implements Gateway {
    /** What was done at the gateway, as {@code open 01}: operation and the last digits of the number. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    private final GatewayName name;
    private final Map<String, PaymentOrder> known = new ConcurrentHashMap<>();
    private final Map<String, Capture> paid = new ConcurrentHashMap<>();
    private final Map<String, Boolean> closed = new ConcurrentHashMap<>();
    private volatile Supplier<Optional<RuntimeException>> before = Optional::empty;
    private volatile Supplier<Optional<RuntimeException>> after = Optional::empty;
    private volatile Supplier<Future<Void>> gate = Future::succeededFuture;
    private volatile Optional<RuntimeException> opening = Optional.empty();
    private volatile boolean forgetful;
    private volatile Runnable onClose = () -> {};

    public SwitchedGateway(GatewayName name) {
        this.name = name;
    }

    /** Nothing reaches it from now on. */
    public void away() {
        before = () -> Optional.of(new GatewayUnknown("away"));
    }

    /** Everything reaches it, and no answer comes back. */
    void losesAnswers() {
        after = () -> Optional.of(new GatewayUnknown("lost"));
    }

    /** Its code breaks in this way before anything is sent. */
    void breaks(RuntimeException how) {
        before = () -> Optional.of(how);
    }

    /** Says no to whatever is to be opened. */
    void refusesToOpen(RuntimeException how) {
        opening = Optional.of(how);
    }

    /** Answers as it should again. */
    public void back() {
        before = Optional::empty;
        after = Optional::empty;
        opening = Optional.empty();
        gate = Future::succeededFuture;
        onClose = () -> {};
    }

    /** Each call waits for this before it is answered. */
    void slow(Supplier<Future<Void>> until) {
        gate = until;
    }

    /** Does not know a payment before it is paid, and has nothing to close: Alipay's codes before they are scanned. */
    void knowsOnlyWhatWasScanned() {
        forgetful = true;
    }

    /** Somebody has scanned what was open: it is known now, and waits for the payer. */
    void wasScanned() {
        forgetful = false;
    }

    /** Happens when it is asked to close something, before it does. */
    void onClose(Runnable happens) {
        onClose = happens;
    }

    /** The payer pays. */
    @CanIgnoreReturnValue
    public Capture pay(PaymentRef payment, Instant at) {
        return pay(payment, payment.amount(), at);
    }

    /** Whoever has a code of it pays. */
    public void payWhatIsOpen(Instant at) {
        known.values().stream()
                .map(PaymentOrder::ref)
                .filter(one -> !closed.containsKey(one.number()))
                .forEach(one -> {
                    Capture unused = pay(one, at);
                });
    }

    @CanIgnoreReturnValue
    Capture pay(PaymentRef payment, Fen amount, Instant at) {
        Capture capture = new Capture(
                name, payment.number(), "T" + payment.number(), amount, "CNY", at, Optional.of("138****0000"));
        paid.put(payment.number(), capture);
        return capture;
    }

    private <T> Future<T> answer(String operation, String number, Supplier<T> result) {
        calls.add(operation + " " + number.substring(number.length() - 2));
        Optional<RuntimeException> broken = before.get();
        if (broken.isPresent()) {
            return Future.failedFuture(broken.get());
        }
        T done = result.get();
        return gate.get()
                .compose(passed ->
                        after.get().<Future<T>>map(Future::failedFuture).orElseGet(() -> Future.succeededFuture(done)));
    }

    @Override
    public GatewayName name() {
        return name;
    }

    @Override
    public Future<Opened> open(PaymentOrder order) {
        return answer("open", order.number(), () -> {
            if (opening.isPresent()) {
                throw opening.get();
            }
            known.put(order.number(), order);
            return order.channel() == Channel.UNIONPAY_B2B
                    ? new Opened.BankForm("https://bank.example/pay", new TreeMap<>(Map.of("orderId", order.number())))
                    : new Opened.Code("https://qr.example/" + order.number());
        });
    }

    @Override
    public Future<Asked> ask(PaymentRef payment) {
        return answer("ask", payment.number(), () -> {
            String number = payment.number();
            if (paid.containsKey(number)) {
                return new Asked.Paid(paid.get(number));
            }
            if (closed.containsKey(number)) {
                return new Asked.Ended();
            }
            return known.containsKey(number) && !forgetful ? new Asked.Waiting() : new Asked.NotFound();
        });
    }

    @Override
    public Future<Closed> close(PaymentRef payment) {
        return answer("close", payment.number(), () -> {
            onClose.run();
            String number = payment.number();
            if (paid.containsKey(number)) {
                return Closed.ALREADY_PAID;
            }
            if (!known.containsKey(number) || forgetful) {
                return Closed.NOT_FOUND;
            }
            closed.put(number, true);
            return Closed.DONE;
        });
    }

    @Override
    public Future<RefundAnswer> refund(RefundOrder refund) {
        return answer("refund", refund.payment().number(), () -> RefundAnswer.DONE);
    }

    @Override
    public Future<RefundAnswer> askRefund(RefundOrder refund) {
        return answer("ask-refund", refund.payment().number(), () -> RefundAnswer.DONE);
    }

    @Override
    public Future<Bill> bill(LocalDate day) {
        return Future.failedFuture(new BillNotReady("not-yet"));
    }

    @Override
    public Notice read(Incoming message) {
        throw new BadMessage("bad-signature");
    }

    @Override
    public Answer received() {
        return new Answer(200, "text/plain", "success");
    }

    @Override
    public Answer refused() {
        return new Answer(400, "text/plain", "fail");
    }
}
