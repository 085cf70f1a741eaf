package org.fairgate.simulator.wechatpay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fairgate.simulator.pay.Counter;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.Reply;
import org.fairgate.simulator.wechatpay.trust.MerchantGate;
import org.fairgate.simulator.wechatpay.trust.PlatformKeys;
import org.fairgate.simulator.wechatpay.trust.Probes;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatPayOptions;
import org.fairgate.simulator.wechatpay.trust.WechatRefusal;

/** The simulated WeChat Pay. Safe for any thread. */
public final class WechatPay {
    /** Where it lives; what comes after it is as at the real host. */
    public static final String PREFIX = "/wechatpay";

    private static final String JSON = "application/json; charset=utf-8";
    private static final String CONTROL = "/control/wechatpay";

    private final Desk desk;
    private final PlatformKeys keys;
    private final Probes probes = new Probes();
    private final MerchantGate gate;
    private final WechatProtocol protocol;
    private final Counter counter;
    private final Orders orders;
    private final Refunds refunds;
    private final Bills bills;

    /** Takes its place at the desk. */
    public WechatPay(Desk desk, WechatPayOptions options) {
        WechatMerchant merchant = options.merchant();
        this.desk = desk;
        this.keys = new PlatformKeys(desk.clock(), desk.random(), options);
        this.gate = new MerchantGate(merchant, desk.clock(), keys, PREFIX);
        this.protocol = new WechatProtocol(desk.clock(), desk.random(), keys, probes, merchant);
        this.counter = new Counter(desk, protocol);
        this.orders = new Orders(desk, merchant);
        this.refunds = new Refunds(desk, merchant);
        this.bills = new Bills(desk, merchant);
        desk.join(protocol);
    }

    /** Adds the routes. A body handler has to come before them. */
    public void mount(Router router) {
        String transactions = PREFIX + "/v3/pay/transactions";
        router.post(transactions + "/native").handler(ctx -> signed(ctx, "open", () -> orders.open(body(ctx))));
        router.get(transactions + "/out-trade-no/:number")
                .handler(ctx ->
                        signed(ctx, "query", () -> orders.byNumber(ctx.pathParam("number"), query(ctx, "mchid"))));
        router.get(transactions + "/id/:id")
                .handler(ctx -> signed(ctx, "query", () -> orders.byId(ctx.pathParam("id"), query(ctx, "mchid"))));
        router.post(transactions + "/out-trade-no/:number/close").handler(this::close);
        router.post(PREFIX + "/v3/refund/domestic/refunds")
                .handler(ctx -> signed(ctx, "refund", () -> refunds.refund(body(ctx))));
        router.get(PREFIX + "/v3/refund/domestic/refunds/:number")
                .handler(ctx -> signed(ctx, "refund-query", () -> refunds.query(ctx.pathParam("number"))));
        router.get(PREFIX + "/v3/certificates").handler(ctx -> signed(ctx, "certificates", keys::toJson));
        router.get(PREFIX + "/v3/bill/tradebill").handler(ctx -> signed(ctx, "bill", () -> bill(ctx)));
        router.get(PREFIX + "/v3/billdownload/file").handler(this::file);
        router.post(CONTROL + "/rotation").handler(this::rotation);
        router.post(CONTROL + "/probes").handler(this::probes);
        router.post(CONTROL + "/bills-at-once").handler(this::billsAtOnce);
    }

    /** Has a new certificate made, which signs from then on. Makes a key pair, so not on an event loop. */
    public void rotate() {
        keys.rotate();
    }

    /** So many notices, and so many answers, are probes from now on. */
    public void probe(int notices, int answers) {
        probes.set(notices, answers);
    }

    /** Whether a day's bill is there before the next morning. */
    public void billsAtOnce(boolean on) {
        bills.atOnce(on);
    }

    /** The certificate that signs now; its serial number, as forty hex digits, is its name. */
    public X509Certificate certificate() {
        return keys.certificate();
    }

    /** Name of the platform's public key, for merchants that have left certificates behind. */
    public String publicKeyId() {
        return keys.publicKeyId();
    }

    /** The platform's public key. */
    public PublicKey publicKey() {
        return keys.publicKey();
    }

    private JsonObject bill(RoutingContext ctx) {
        String type = query(ctx, "bill_type");
        return bills.offer(query(ctx, "bill_date"), type.isEmpty() ? "ALL" : type, query(ctx, "tar_type"));
    }

    private void signed(RoutingContext ctx, String operation, Supplier<JsonObject> work) {
        serve(ctx, operation, key -> {
            String body = work.get().encode();
            return reply(200, protocol.answerHeaders(body, key), body);
        });
    }

    private void close(RoutingContext ctx) {
        serve(ctx, "close", key -> {
            orders.close(ctx.pathParam("number"), body(ctx));
            return reply(204, protocol.answerHeaders("", key), "");
        });
    }

    private void file(RoutingContext ctx) {
        serve(
                ctx,
                "bill-file",
                key -> new Reply(
                        200, Map.of("Content-Type", "application/octet-stream"), bills.fetch(query(ctx, "token"))));
    }

    /** Work that is answered by a refusal wherever it is refused. */
    private interface Work {
        Reply with(PrivateKey key);
    }

    private void serve(RoutingContext ctx, String operation, Work work) {
        counter.serve(ctx, operation, key -> {
            try {
                gate.check(ctx.request(), body(ctx));
                return work.with(key);
            } catch (WechatRefusal refusal) {
                return reply(refusal.status(), Map.of(), refusal.toJson().encode());
            }
        });
    }

    private Reply reply(int status, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Request-ID", desk.freshId());
        if (!body.isEmpty()) {
            all.put("Content-Type", JSON);
        }
        return new Reply(status, all, Buffer.buffer(body));
    }

    private void rotation(RoutingContext ctx) {
        var unused = desk.vertx()
                .executeBlocking(() -> {
                    rotate();
                    return true;
                })
                .onSuccess(made -> ctx.response().setStatusCode(204).end())
                .onFailure(ctx::fail);
    }

    private void probes(RoutingContext ctx) {
        probe(number(form(ctx, "notices")), number(form(ctx, "answers")));
        ctx.response().setStatusCode(204).end();
    }

    private void billsAtOnce(RoutingContext ctx) {
        billsAtOnce(form(ctx, "on").equals("true"));
        ctx.response().setStatusCode(204).end();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static String form(RoutingContext ctx, String name) {
        return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("");
    }

    private static String query(RoutingContext ctx, String name) {
        return Optional.ofNullable(ctx.queryParams().get(name)).orElse("");
    }

    private static String body(RoutingContext ctx) {
        return Optional.ofNullable(ctx.body().buffer())
                .map(bytes -> bytes.toString(StandardCharsets.UTF_8))
                .orElse("");
    }
}
