package org.fairgate.payment.alipay;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.fairgate.payment.wire.Wire;
import org.fairgate.payment.wire.text.BeijingTime;

/** 支付宝: codes to scan, under our number. */
public final class Alipay implements Gateway {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String NOT_EXIST = "ACQ.TRADE_NOT_EXIST";
    private static final String HAS_SUCCESS = "ACQ.TRADE_HAS_SUCCESS";
    /** Opened again, and somebody scanned or paid in between: asking tells what became of it. */
    private static final Set<String> OPENED_BEFORE = Set.of(HAS_SUCCESS, "ACQ.CONTEXT_INCONSISTENT");
    /** Paid, or closed already; these do not say which. */
    private static final Set<String> CANNOT_CLOSE = Set.of("ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID");

    /** A code lives no longer, whatever is asked for. */
    private static final Duration LONGEST_CODE = Duration.ofHours(2);

    /** Sooner, a refund under way looks like one that never arrived. */
    private static final Duration REFUND_SHOWS = Duration.ofSeconds(10);

    private final AlipayClient client;
    private final AlipayNotices notices;
    private final Wire wire;
    private final InstantSource clock;

    /** @throws org.fairgate.platform.config.BadSetting when a key is none */
    public Alipay(Wire wire) {
        this.client = new AlipayClient(wire);
        this.notices = new AlipayNotices(wire.settings().alipay());
        this.wire = wire;
        this.clock = wire.clock();
    }

    @Override
    public GatewayName name() {
        return GatewayName.ALIPAY;
    }

    /** The code stops working when the payment does: otherwise it could be scanned after Alipay found nothing to close. */
    @Override
    public Future<Opened> open(PaymentOrder order) {
        Duration life = Duration.between(order.sentAt(), order.expiresAt());
        long minutes = Math.max(1, Math.min(life.toMinutes(), LONGEST_CODE.toMinutes()));
        JsonObject content = new JsonObject()
                .put("out_trade_no", order.number())
                .put("total_amount", order.amount().yuan())
                .put("subject", order.subject())
                .put("time_expire", BeijingTime.SPACED.text(order.expiresAt()))
                .put("qr_code_timeout_express", minutes + "m");
        Map<String, String> callback = Map.of("notify_url", wire.callback(GatewayName.ALIPAY));
        return client.call(AlipayOperation.OPEN, content, callback, answer -> opened(answer, order));
    }

    private static Opened opened(AlipayAnswer answer, PaymentOrder order) {
        if (answer.saysOneOf(OPENED_BEFORE)) {
            throw new GatewayUnknown(answer.subCode());
        }
        AlipayFields done = answer.done();
        requireSame(done, "out_trade_no", order.number());
        return new Opened.Code(done.text("qr_code", AlipayFields.ANYTHING));
    }

    @Override
    public Future<Asked> ask(PaymentRef payment) {
        return client.call(AlipayOperation.ASK, named(payment), Map.of(), answer -> asked(answer, payment));
    }

    private static Asked asked(AlipayAnswer answer, PaymentRef payment) {
        if (answer.says(NOT_EXIST)) {
            return new Asked.NotFound();
        }
        AlipayTrade trade = AlipayTrade.of(answer.done());
        requireSame(trade.fields(), "out_trade_no", payment.number());
        return trade.asked();
    }

    @Override
    public Future<Closed> close(PaymentRef payment) {
        return client.call(AlipayOperation.CLOSE, named(payment), Map.of(), Alipay::closed)
                .compose(closed -> closed.map(Future::succeededFuture).orElseGet(() -> closedBefore(payment)));
    }

    private static Optional<Closed> closed(AlipayAnswer answer) {
        if (answer.says(NOT_EXIST)) {
            return Optional.of(Closed.NOT_FOUND);
        }
        if (answer.says(HAS_SUCCESS)) {
            return Optional.of(Closed.ALREADY_PAID);
        }
        if (answer.saysOneOf(CANNOT_CLOSE)) {
            return Optional.empty();
        }
        AlipayFields unused = answer.done();
        return Optional.of(Closed.DONE);
    }

    private Future<Closed> closedBefore(PaymentRef payment) {
        return ask(payment).map(asked -> {
            if (asked instanceof Asked.Paid) {
                return Closed.ALREADY_PAID;
            }
            if (asked instanceof Asked.Ended) {
                return Closed.DONE;
            }
            throw new GatewayUnknown("not-closed");
        });
    }

    /** Accepted is not done: only asking for it, a message or the bill makes it so. */
    @Override
    public Future<RefundAnswer> refund(RefundOrder refund) {
        JsonObject content = named(refund.payment())
                .put("trade_no", refund.tradeNo())
                .put("refund_amount", refund.amount().yuan())
                .put("refund_reason", refund.reason())
                .put("out_request_no", refund.number());
        return client.call(AlipayOperation.REFUND, content, Map.of(), answer -> {
            requireSame(answer.done(), "out_trade_no", refund.payment().number());
            return RefundAnswer.PENDING;
        });
    }

    @Override
    public Future<RefundAnswer> askRefund(RefundOrder refund) {
        JsonObject content =
                named(refund.payment()).put("trade_no", refund.tradeNo()).put("out_request_no", refund.number());
        return client.call(AlipayOperation.ASK_REFUND, content, Map.of(), answer -> refunded(answer, refund));
    }

    /** A good answer alone says nothing: what it tells of the refund does. */
    private RefundAnswer refunded(AlipayAnswer answer, RefundOrder refund) {
        if (answer.says(NOT_EXIST)) {
            return RefundAnswer.FAILED;
        }
        AlipayFields done = answer.done();
        if (done.find("refund_amount").isEmpty()) {
            boolean early = clock.instant().isBefore(refund.sentAt().plus(REFUND_SHOWS));
            return early ? RefundAnswer.PENDING : RefundAnswer.NOT_FOUND;
        }
        requireSame(done, "out_trade_no", refund.payment().number());
        requireSame(done, "out_request_no", refund.number());
        if (!done.fen("refund_amount").equals(refund.amount())) {
            return RefundAnswer.FAILED;
        }
        boolean under = done.find("refund_status")
                .filter(status -> !status.equals("REFUND_SUCCESS"))
                .isPresent();
        return under ? RefundAnswer.PENDING : RefundAnswer.DONE;
    }

    @Override
    public Future<Bill> bill(LocalDate day) {
        JsonObject content = new JsonObject().put("bill_type", "trade").put("bill_date", day.toString());
        return client.call(AlipayOperation.BILL, content, Map.of(), Alipay::address)
                .compose(client::file)
                .compose(this::lines)
                .map(lines -> new Bill(GatewayName.ALIPAY, day, lines));
    }

    private static String address(AlipayAnswer answer) {
        if (answer.subCode().toUpperCase(java.util.Locale.ROOT).endsWith("BILL_NOT_EXIST")) {
            throw new BillNotReady("bill-not-exist");
        }
        return answer.done().text("bill_download_url", AlipayFields.ANYTHING);
    }

    private Future<List<Bill.Line>> lines(Buffer zip) {
        long most = wire.settings().calls().maxUnpacked().bytes();
        return wire.files()
                .run(() -> AlipayBills.read(zip.getBytes(), most))
                .recover(cause -> Future.failedFuture(
                        cause instanceof GatewayUnknown ? cause : new GatewayUnknown("bill-unread")));
    }

    @Override
    public Notice read(Incoming message) {
        return notices.read(message);
    }

    /** Exactly these seven letters; anything else makes it come again. */
    @Override
    public Answer received() {
        return new Answer(200, TEXT, "success");
    }

    @Override
    public Answer refused() {
        return new Answer(400, TEXT, "failure");
    }

    private static JsonObject named(PaymentRef payment) {
        return new JsonObject().put("out_trade_no", payment.number());
    }

    /** An answer about something else is none. */
    private static void requireSame(AlipayFields answer, String field, String ours) {
        if (!answer.is(field, ours)) {
            throw new BadMessage("other-" + field);
        }
    }
}
