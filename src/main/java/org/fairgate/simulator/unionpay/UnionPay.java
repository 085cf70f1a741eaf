package org.fairgate.simulator.unionpay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.fairgate.simulator.pay.Counter;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.Reply;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.unionpay.message.RespCode;
import org.fairgate.simulator.unionpay.message.UnionChain;
import org.fairgate.simulator.unionpay.message.UnionGate;
import org.fairgate.simulator.unionpay.message.UnionMessage;
import org.fairgate.simulator.unionpay.message.UnionPayOptions;
import org.fairgate.simulator.unionpay.message.UnionRefusal;

/** The simulated UnionPay. Safe for any thread. */
public final class UnionPay {
    /** Where it lives; what comes after it is as at the real host. */
    public static final String PREFIX = "/unionpay/gateway/api";

    /** Where a browser brings its form. */
    public static final String FRONT = PREFIX + "/frontTransReq.do";

    private static final String TEXT = "text/html;charset=UTF-8";
    private static final List<String> ECHOED = List.of(
            "version",
            "encoding",
            "txnType",
            "txnSubType",
            "bizType",
            "accessType",
            "merId",
            "orderId",
            "txnTime",
            "reqReserved");

    private final Desk desk;
    private final UnionChain chain;
    private final UnionGate gate;
    private final UnionViews views;
    private final UnionProtocol protocol;
    private final Counter counter;
    private final UnionOrders orders;
    private final UnionRefunds refunds;
    private final UnionFiles files;

    /** Takes its place at the desk. */
    public UnionPay(Desk desk, UnionPayOptions merchant) {
        this.desk = desk;
        this.chain = new UnionChain(desk.clock(), merchant.signer());
        this.gate = new UnionGate(merchant);
        this.views = new UnionViews(merchant);
        this.protocol = new UnionProtocol(chain, views);
        this.counter = new Counter(desk, protocol);
        this.orders = new UnionOrders(desk);
        this.refunds = new UnionRefunds(desk);
        this.files = new UnionFiles(desk, merchant);
        desk.join(protocol);
    }

    /** Adds the routes. A body handler that reads forms has to come before them. */
    public void mount(Router router) {
        router.post(FRONT).handler(this::front);
        router.post(PREFIX + "/backTransReq.do").handler(this::back);
        router.post(PREFIX + "/queryTrans.do").handler(ctx -> serve(ctx, "query", this::query));
        router.post("/unionpay/filedownload").handler(ctx -> serve(ctx, "bill", this::file));
        router.post("/control/unionpay/files-at-once").handler(this::filesAtOnce);
        new BankDoor(desk, this).mount(router);
    }

    /** What a merchant trusts: the root, and the certificate below it. */
    public List<X509Certificate> trusted() {
        return chain.trusted();
    }

    /** The same as PEM text. */
    public String trustedPem() {
        return chain.trustedPem();
    }

    /** Whether a day's file is there before the day is over. */
    public void filesAtOnce(boolean on) {
        files.atOnce(on);
    }

    /**
     * What a payer's browser carries back to the merchant, by the payment as it stands. It proves nothing: only the notice
     * and the query do.
     */
    public SortedMap<String, String> frontReturn(Trade trade) {
        return protocol.sealed(views.payment(trade), UnionViews.standing(trade), protocol.key())
                .fields();
    }

    private void front(RoutingContext ctx) {
        counter.serve(ctx, "open", key -> {
            try {
                UnionMessage message = message(ctx);
                gate.check(message);
                Trade trade = orders.front(message);
                String path = BankDoor.PATH + trade.code();
                return new Reply(303, Map.of(HttpHeaders.LOCATION.toString(), path), Buffer.buffer());
            } catch (UnionRefusal refusal) {
                return new Reply(
                        400,
                        Map.of("Content-Type", "text/plain; charset=utf-8"),
                        Buffer.buffer("respCode=" + refusal.code().code() + "&respMsg=" + refusal.sentence()));
            }
        });
    }

    private void back(RoutingContext ctx) {
        switch (message(ctx).get("txnType")) {
            case "01" -> serve(ctx, "open", this::open);
            case "04" -> serve(ctx, "refund", this::refund);
            default ->
                serve(ctx, "other", (message, key) -> {
                    throw new UnionRefusal(RespCode.BAD_FORMAT, "txnType");
                });
        }
    }

    private UnionMessage open(UnionMessage message, PrivateKey key) {
        Trade trade = orders.code(message);
        return protocol.sealed(echo(message).with(Map.of("qrCode", desk.cashier(trade))), RespCode.SUCCESS, key);
    }

    private UnionMessage refund(UnionMessage message, PrivateKey key) {
        Trade trade = refunds.refund(message);
        String queryId = trade.refund(message.get("orderId")).orElseThrow().refundNo();
        Map<String, String> more = Map.of(
                "queryId",
                queryId,
                "origQryId",
                trade.tradeNo(),
                "txnAmt",
                message.get("txnAmt"),
                "currencyCode",
                "156");
        return protocol.sealed(echo(message).with(more), RespCode.SUCCESS, key);
    }

    private UnionMessage query(UnionMessage message, PrivateKey key) {
        UnionGate.require(message, "txnType", "00");
        UnionGate.require(message, UnionOrders.TXN_SUB_TYPE, "00");
        UnionGate.require(message, List.of("orderId"));
        TradeKey number = new TradeKey(PayGateway.UNIONPAY, message.get("orderId"));
        String txnTime = message.get(UnionOrders.TXN_TIME);
        return payment(number, txnTime)
                .or(() -> refund(number, txnTime))
                .map(found -> protocol.sealed(found, RespCode.SUCCESS, key))
                .orElseThrow(() -> new UnionRefusal(RespCode.NO_SUCH_TRADE));
    }

    private Optional<UnionMessage> payment(TradeKey number, String txnTime) {
        return desk.trades()
                .find(number)
                .filter(trade -> trade.terms().attribute(UnionOrders.TXN_TIME).equals(txnTime))
                .map(trade -> original(views.payment(trade), UnionViews.standing(trade)));
    }

    private Optional<UnionMessage> refund(TradeKey number, String txnTime) {
        return desk.trades()
                .byRefund(number)
                .flatMap(trade -> trade.refund(number.number())
                        .filter(refund -> refund.attribute(UnionOrders.TXN_TIME).equals(txnTime))
                        .map(refund -> original(views.refund(trade, refund), UnionViews.standing(refund))));
    }

    private static UnionMessage original(UnionMessage message, RespCode standing) {
        return message.with(Map.of("origRespCode", standing.code(), "origRespMsg", standing.message()));
    }

    private UnionMessage file(UnionMessage message, PrivateKey key) {
        return protocol.sealed(echo(message).with(files.file(message)), RespCode.SUCCESS, key);
    }

    /** Work that answers a message by another. */
    private interface Work {
        UnionMessage with(UnionMessage message, PrivateKey key);
    }

    private void serve(RoutingContext ctx, String operation, Work work) {
        counter.serve(ctx, operation, key -> {
            UnionMessage message = message(ctx);
            try {
                gate.check(message);
                return Reply.ok(TEXT, work.with(message, key).text());
            } catch (UnionRefusal refusal) {
                return Reply.ok(
                        TEXT,
                        protocol.sealed(echo(message), refusal.code(), refusal.sentence(), key)
                                .text());
            }
        });
    }

    private static UnionMessage echo(UnionMessage message) {
        Map<String, String> fields = new HashMap<>();
        ECHOED.forEach(name -> fields.put(name, message.get(name)));
        return new UnionMessage(fields);
    }

    private static UnionMessage message(RoutingContext ctx) {
        return UnionMessage.of(ctx.request().formAttributes());
    }

    private void filesAtOnce(RoutingContext ctx) {
        filesAtOnce("true".equals(ctx.request().getFormAttribute("on")));
        ctx.response().setStatusCode(204).end();
    }
}
