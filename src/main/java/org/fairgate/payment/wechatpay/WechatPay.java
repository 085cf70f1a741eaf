package org.fairgate.payment.wechatpay;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fairgate.kernel.Fen;
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
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.time.Ids;

/** 微信支付: native orders under our number, closed and refunded by it. */
public final class WechatPay implements Gateway {
    private static final String PAYMENTS = "/v3/pay/transactions/out-trade-no/";
    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final int LONGEST_REASON = 80;
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    /** The platform's own codes, and addresses of pages, which stand in for them where there is no app that scans. */
    private static final Pattern CODE = Pattern.compile("(weixin|https?)://[!-~]{1,500}");

    private static final Set<String> NO_SUCH = Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS");
    private static final Set<String> PAID = Set.of("ORDERPAID", "ORDER_PAID");
    private static final Set<String> CLOSED = Set.of("ORDER_CLOSED", "ORDERCLOSED");
    /** The second one also stands for a day without any payment: who asks knows which it is. */
    private static final Set<String> NO_BILL = Set.of("STATEMENT_CREATING", "NO_STATEMENT_EXIST");

    private final Merchant us;
    private final String callback;
    private final long mostUnpacked;
    private final InstantSource clock;
    private final BoundedWorkers files;
    private final PlatformKeys keys;
    private final Sealed sealed;
    private final NoticeReader notices;
    private final WechatCalls calls;

    /** @throws org.fairgate.platform.config.BadSetting when a key is none */
    public WechatPay(Wire wire, Ids ids) {
        GatewaySettings.WechatPay settings = wire.settings().wechatpay();
        this.us = new Merchant(settings.merchantId(), settings.appId());
        this.callback = wire.callback(GatewayName.WECHATPAY);
        this.mostUnpacked = wire.settings().calls().maxUnpacked().bytes();
        this.clock = wire.clock();
        this.files = wire.files();
        this.keys = PlatformKeys.of(clock, settings.platformKeys());
        this.sealed = new Sealed(settings.apiKey());
        this.notices = new NoticeReader(keys, sealed, us);
        this.calls = new WechatCalls(
                wire.http(GatewayName.WECHATPAY),
                wire.signer(RsaKeys.ours("gateways.wechatpay.privateKey", settings.privateKey())),
                settings,
                keys,
                new WechatCalls.Stamps(clock, ids));
    }

    @Override
    public GatewayName name() {
        return GatewayName.WECHATPAY;
    }

    /** Under a number that was paid before nothing is refused: asking will bring the proof. */
    @Override
    public Future<Opened> open(PaymentOrder order) {
        refreshKeysIfDue();
        Map<String, Object> body = Map.of(
                "appid", us.appid(),
                "mchid", us.mchid(),
                "description", order.subject(),
                "out_trade_no", order.number(),
                "time_expire", RFC_3339.format(order.expiresAt().atOffset(BEIJING)),
                "notify_url", callback,
                "amount", Map.of("total", order.amount().value(), "currency", "CNY"));
        return calls.<Opened>post(
                        "open",
                        "/v3/pay/transactions/native",
                        body,
                        answer -> new Opened.Code(Fields.of(answer).text("code_url", CODE)))
                .recover(cause -> Future.failedFuture(refused(cause, PAID) ? new GatewayUnknown("paid") : cause));
    }

    @Override
    public Future<Asked> ask(PaymentRef payment) {
        refreshKeysIfDue();
        return calls.get("ask", PAYMENTS + payment.number() + "?mchid=" + us.mchid(), answer -> asked(answer, payment))
                .recover(cause -> refused(cause, NO_SUCH) ? known(new Asked.NotFound()) : Future.failedFuture(cause));
    }

    private Asked asked(Buffer answer, PaymentRef payment) {
        Trade trade = Trade.of(Fields.of(answer), us);
        requireSame(payment.number(), trade.number());
        return trade.asked();
    }

    @Override
    public Future<Closed> close(PaymentRef payment) {
        return calls.post(
                        "close",
                        PAYMENTS + payment.number() + "/close",
                        Map.of("mchid", us.mchid()),
                        answer -> Closed.DONE)
                .recover(cause -> {
                    if (refused(cause, PAID)) {
                        return known(Closed.ALREADY_PAID);
                    }
                    if (refused(cause, CLOSED)) {
                        return known(Closed.DONE);
                    }
                    return refused(cause, NO_SUCH) ? known(Closed.NOT_FOUND) : Future.failedFuture(cause);
                });
    }

    @Override
    public Future<RefundAnswer> refund(RefundOrder refund) {
        String reason = refund.reason();
        Map<String, Object> body = Map.of(
                "transaction_id", refund.tradeNo(),
                "out_refund_no", refund.number(),
                "reason", reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON),
                "notify_url", callback,
                "amount",
                        Map.of(
                                "refund", refund.amount().value(),
                                "total", refund.payment().amount().value(),
                                "currency", "CNY"));
        return calls.post("refund", REFUNDS, body, answer -> repaid(answer, refund));
    }

    @Override
    public Future<RefundAnswer> askRefund(RefundOrder refund) {
        return calls.get("ask-refund", REFUNDS + "/" + refund.number(), answer -> repaid(answer, refund))
                .recover(cause -> refused(cause, NO_SUCH) ? known(RefundAnswer.NOT_FOUND) : Future.failedFuture(cause));
    }

    /** An answer that speaks of another refund, or of another sum, is none. */
    private static RefundAnswer repaid(Buffer answer, RefundOrder refund) {
        Fields fields = Fields.of(answer);
        Repayment repayment = Repayment.ofAnswer(fields);
        requireSame(refund.number(), repayment.refundNumber());
        Fen amount = fields.object("amount").fen("refund");
        if (!amount.equals(refund.amount())) {
            throw new BadMessage("other-amount");
        }
        return repayment.answer();
    }

    @Override
    public Future<Bill> bill(LocalDate day) {
        return calls.get("bill", "/v3/bill/tradebill?bill_date=" + day + "&bill_type=ALL&tar_type=GZIP", BillFile::of)
                .recover(cause -> Future.failedFuture(
                        refused(cause, NO_BILL) ? new BillNotReady(((GatewayRefused) cause).code()) : cause))
                .compose(file -> calls.file("bill-file", file.url()).compose(packed -> read(file, packed)))
                .map(lines -> new Bill(GatewayName.WECHATPAY, day, lines));
    }

    private Future<List<Bill.Line>> read(BillFile file, Buffer packed) {
        return files.run(() -> TradeBill.read(file.unpack(packed, mostUnpacked), us))
                .recover(cause -> Future.failedFuture(
                        new GatewayUnknown(cause instanceof BadMessage bad ? bad.code() : "bill-unread")));
    }

    @Override
    public Notice read(Incoming message) {
        try {
            return notices.read(message);
        } finally {
            // A key that nobody knew was noticed while reading.
            refreshKeysIfDue();
        }
    }

    /** 200 with nothing in it: done. */
    @Override
    public Answer received() {
        return new Answer(200, "application/json", "");
    }

    /** The platform sends a message again that was answered so. */
    @Override
    public Answer refused() {
        return new Answer(400, "application/json", "{\"code\":\"FAIL\",\"message\":\"refused\"}");
    }

    /**
     * Asks for the platform's certificates beside whatever goes on. Nobody waits for it: the keys at hand stay good, and what
     * came with an unknown one comes again.
     */
    private void refreshKeysIfDue() {
        if (keys.isRefreshDue()) {
            var unused = calls.getUnchecked("certificates", "/v3/certificates", reply -> {
                        Instant now = clock.instant();
                        var published = Certificates.read(reply.body(), sealed, now);
                        keys.check(reply.headers(), reply.body(), published);
                        return published;
                    })
                    .onSuccess(keys::publish)
                    .onFailure(cause -> {
                        if (cause instanceof GatewayRefused) {
                            keys.settle();
                        }
                    });
        }
    }

    private static void requireSame(String ours, String said) {
        if (!ours.equals(said)) {
            throw new BadMessage("other-number");
        }
    }

    private static boolean refused(Throwable cause, Set<String> codes) {
        return cause instanceof GatewayRefused refusal && codes.contains(refusal.code());
    }

    private static <T> Future<T> known(T answer) {
        return Future.succeededFuture(answer);
    }
}
