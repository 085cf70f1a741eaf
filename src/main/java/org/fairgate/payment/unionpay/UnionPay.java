package org.fairgate.payment.unionpay;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.wire.RsaKeys;
import org.fairgate.payment.wire.Wire;
import org.fairgate.payment.wire.text.BeijingTime;
import org.fairgate.payment.wire.text.FormText;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.limit.BoundedWorkers;

/** 银联: a code to scan, or a form to a bank's page, under our number and the second at which we sent it. */
public final class UnionPay implements Gateway {
    private static final String PAYMENT = "01";
    private static final String REFUND = "04";
    private static final String QUERY = "00";
    private static final String FILE = "76";
    private static final String YUAN = "156";
    /** {@code respCode} of a number that UnionPay has a payment of; it gives no second code. */
    private static final String REPEATED = "12";
    /** {@code respCode} of a day that UnionPay has no file of. */
    private static final String NO_FILE = "98";

    private final GatewaySettings.UnionPay settings;
    private final String callback;
    private final InstantSource clock;
    private final BoundedWorkers files;
    private final Lifetimes lifetimes;
    private final Settlement settlement;
    private final Signatures signatures;
    private final UnionCalls calls;

    /**
     * @param form of the settlement file that was agreed with the acquirer
     * @throws org.fairgate.platform.config.BadSetting when a key or certificate is none
     */
    public UnionPay(Wire wire, SettlementFile form) {
        this.settings = wire.settings().unionpay();
        this.callback = wire.callback(GatewayName.UNIONPAY);
        this.clock = wire.clock();
        this.files = wire.files();
        this.lifetimes = new Lifetimes(settings, clock);
        this.settlement = new Settlement(
                form,
                settings.merchantId(),
                wire.settings().calls().maxUnpacked().bytes());
        this.signatures = new Signatures(
                wire.signer(RsaKeys.ours("gateways.unionpay.privateKey", settings.privateKey())),
                new TrustedCertificates(settings.trustedCertificates(), settings.signer(), clock));
        this.calls = new UnionCalls(wire.http(GatewayName.UNIONPAY), signatures, settings.merchantId());
    }

    @Override
    public GatewayName name() {
        return GatewayName.UNIONPAY;
    }

    @Override
    public Future<Opened> open(PaymentOrder order) {
        return order.channel().isScan() ? code(order) : form(order);
    }

    private Future<Opened> code(PaymentOrder order) {
        SortedMap<String, String> message = payment(order);
        return calls.call("open", settings.backUrl(), message, answer -> {
            requireSame(answer, message);
            // our numbers are never used twice, so it is our own call that arrived before
            if (answer.text("respCode").equals(REPEATED)) {
                return new Opened.CodeLost();
            }
            requireDone(answer);
            return new Opened.Code(answer.text("qrCode", "https?://[!-~]{1,500}"));
        });
    }

    /** Nothing is sent: UnionPay learns of the payment when the payer's browser brings the form. */
    private Future<Opened> form(PaymentOrder order) {
        SortedMap<String, String> message = payment(order);
        message.put("frontUrl", settings.returnUrl());
        return signatures.sign(message).map(fields -> new Opened.BankForm(settings.frontUrl(), fields));
    }

    private SortedMap<String, String> payment(PaymentOrder order) {
        Product product = Product.of(order.channel());
        SortedMap<String, String> message = message(PAYMENT, product.payment(), order.number(), order.sentAt());
        product.mark(message);
        message.put("currencyCode", YUAN);
        message.put("txnAmt", Long.toString(order.amount().value()));
        message.put("payTimeout", BeijingTime.PACKED.text(lifetimes.end(order)));
        message.put("backUrl", callback);
        return message;
    }

    /**
     * A failed attempt is not the end before the payment's time is: the same code may be scanned again. Afterwards it is.
     */
    @Override
    public Future<Asked> ask(PaymentRef payment) {
        SortedMap<String, String> message = query(Product.of(payment.channel()), payment.number(), payment.sentAt());
        return calls.call("ask", settings.queryUrl(), message, answer -> {
            if (isNotFound(answer, message)) {
                return new Asked.NotFound();
            }
            return switch (answer.origRespCode()) {
                case SUCCESS -> new Asked.Paid(answer.capture());
                case UNCLEAR, NOT_FOUND -> new Asked.Waiting();
                case REFUSED -> lifetimes.isOver(payment) ? new Asked.Ended() : new Asked.Waiting();
            };
        });
    }

    /**
     * UnionPay closes nothing, so this asks. {@link Closed#DONE} is said only when nobody paid and nobody can any more: its
     * time is over, and UnionPay says that it failed or never knew it. Before that, and while a bank still works on it, a
     * success may follow: {@link Closed#NOT_FOUND}.
     */
    @Override
    public Future<Closed> close(PaymentRef payment) {
        return ask(payment).map(asked -> {
            if (asked instanceof Asked.Paid) {
                return Closed.ALREADY_PAID;
            }
            boolean underWay = asked instanceof Asked.Waiting;
            return lifetimes.isOver(payment) && !underWay ? Closed.DONE : Closed.NOT_FOUND;
        });
    }

    /** An accepted refund is not done: its own notice or its own query says so. */
    @Override
    public Future<RefundAnswer> refund(RefundOrder refund) {
        SortedMap<String, String> message = message(REFUND, "00", refund.number(), refund.sentAt());
        Product.of(refund.payment().channel()).mark(message);
        message.put("origQryId", refund.tradeNo());
        message.put("currencyCode", YUAN);
        message.put("txnAmt", Long.toString(refund.amount().value()));
        message.put("backUrl", callback);
        return calls.call("refund", settings.backUrl(), message, answer -> {
            requireSame(answer, message);
            requireDone(answer);
            return RefundAnswer.PENDING;
        });
    }

    @Override
    public Future<RefundAnswer> askRefund(RefundOrder refund) {
        Product product = Product.of(refund.payment().channel());
        SortedMap<String, String> message = query(product, refund.number(), refund.sentAt());
        return calls.call("ask-refund", settings.queryUrl(), message, answer -> {
            if (isNotFound(answer, message)) {
                return RefundAnswer.NOT_FOUND;
            }
            if (!answer.amount().equals(refund.amount())) {
                throw new BadMessage("other-amount");
            }
            return refunded(answer.origRespCode());
        });
    }

    private static RefundAnswer refunded(RespCode code) {
        return switch (code) {
            case SUCCESS -> RefundAnswer.DONE;
            case UNCLEAR, NOT_FOUND -> RefundAnswer.PENDING;
            case REFUSED -> RefundAnswer.FAILED;
        };
    }

    @Override
    public Future<Bill> bill(LocalDate day) {
        SortedMap<String, String> message = envelope(FILE, "01");
        message.put("bizType", "000000");
        message.put("txnTime", BeijingTime.PACKED.text(clock.instant()));
        message.put("settleDate", TxnTime.day(day));
        message.put("fileType", "00");
        return calls.fetch("bill", settings.fileUrl(), message)
                .compose(answer -> files.run(() ->
                        calls.read(answer, reply -> bill(reply, message.getOrDefault("txnTime", ""), day))))
                .recover(cause -> Future.failedFuture(isClear(cause) ? cause : new GatewayUnknown("bill-unread")));
    }

    /** @param asked when this file was asked for: an answer to another question is none */
    private Bill bill(Message answer, String asked, LocalDate day) {
        answer.require("txnTime", asked);
        if (answer.text("respCode").equals(NO_FILE)) {
            throw new BillNotReady(NO_FILE);
        }
        requireDone(answer);
        return new Bill(GatewayName.UNIONPAY, day, settlement.read(answer.text("fileContent", "(?s).+"), day));
    }

    private static boolean isClear(Throwable cause) {
        return cause instanceof GatewayUnknown || cause instanceof GatewayRefused || cause instanceof BillNotReady;
    }

    @Override
    public Notice read(Incoming incoming) {
        Message message = signatures.check(FormText.decode(incoming.body()), settings.merchantId());
        RespCode outcome = message.respCode();
        String number = message.orderId();
        return switch (message.text("txnType")) {
            case PAYMENT -> outcome == RespCode.SUCCESS ? new Notice.Paid(message.capture()) : new Notice.Other(number);
            case REFUND -> new Notice.Refunded(RefundNumbers.payment(number), number, refunded(outcome));
            default -> throw new BadMessage("bad-txnType");
        };
    }

    @Override
    public Answer received() {
        return new Answer(200, "text/plain", "ok");
    }

    /** UnionPay sends a message again that was not answered with 200. */
    @Override
    public Answer refused() {
        return new Answer(400, "text/plain", "");
    }

    private SortedMap<String, String> query(Product product, String number, Instant sentAt) {
        SortedMap<String, String> message = message(QUERY, "00", number, sentAt);
        product.mark(message);
        return message;
    }

    private SortedMap<String, String> message(String type, String subType, String number, Instant sentAt) {
        SortedMap<String, String> message = envelope(type, subType);
        message.put("orderId", number);
        message.put("txnTime", BeijingTime.PACKED.text(sentAt));
        return message;
    }

    private SortedMap<String, String> envelope(String type, String subType) {
        return new TreeMap<>(Map.of(
                "version",
                "5.1.0",
                "encoding",
                "UTF-8",
                "certId",
                settings.certificateId(),
                "accessType",
                "0",
                "merId",
                settings.merchantId(),
                "txnType",
                type,
                "txnSubType",
                subType));
    }

    /** Whether UnionPay does not know what was asked about; any other outcome of asking but 00 says nothing of it. */
    private static boolean isNotFound(Message answer, SortedMap<String, String> question) {
        requireSame(answer, question);
        if (answer.respCode() == RespCode.NOT_FOUND) {
            return true;
        }
        requireDone(answer);
        return false;
    }

    private static void requireSame(Message answer, SortedMap<String, String> question) {
        for (String name : new String[] {"orderId", "txnTime"}) {
            answer.require(name, question.getOrDefault(name, ""));
        }
    }

    /** Goes on only when UnionPay did what it was asked. */
    private static void requireDone(Message answer) {
        String code = answer.text("respCode");
        switch (answer.respCode()) {
            case SUCCESS -> {}
            case REFUSED -> throw new GatewayRefused(code);
            case UNCLEAR, NOT_FOUND -> throw new GatewayUnknown(code);
        }
    }
}
