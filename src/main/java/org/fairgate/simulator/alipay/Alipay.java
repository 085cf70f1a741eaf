package org.fairgate.simulator.alipay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.PrivateKey;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fairgate.simulator.pay.Counter;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.Reply;
import org.fairgate.simulator.pay.Rsa;

/** The gateway: reads a call, lets its method answer, and signs the answer over its raw text. */
public final class Alipay {
    private final AlipayOptions options;
    private final Counter counter;
    private final AlipayBills bills;
    private final Map<String, Method> methods;

    /** Takes its place at the desk. */
    public Alipay(Desk desk, AlipayOptions options) {
        AlipayNotices notices = new AlipayNotices(options, desk.clock());
        AlipayOrders orders = new AlipayOrders(desk, options);
        AlipayRefunds refunds = new AlipayRefunds(desk, orders);
        this.options = options;
        this.counter = new Counter(desk, notices);
        this.bills = new AlipayBills(desk, options);
        this.methods = Map.of(
                "alipay.trade.precreate", new Method("open", orders::precreate),
                "alipay.trade.query", new Method("query", orders::query),
                "alipay.trade.close", new Method("close", orders::close),
                "alipay.trade.refund", new Method("refund", refunds::refund),
                "alipay.trade.fastpay.refund.query", new Method("refund-query", refunds::query),
                "alipay.data.dataservice.bill.downloadurl.query", new Method("bill", bills::address));
        desk.join(notices);
    }

    private record Method(String operation, Function<AlipayCall, JsonObject> work) {}

    /** Adds the routes. A body handler has to come before them. */
    public void mount(Router router) {
        router.post("/alipay/gateway.do").handler(this::call);
        router.get(AlipayBills.PATH + ":token").handler(this::bill);
    }

    private void call(RoutingContext ctx) {
        String name = Optional.ofNullable(ctx.request().getParam("method")).orElse("");
        Optional<Method> method = Optional.ofNullable(methods.get(name));
        String node = method.isPresent() ? name.replace('.', '_') + "_response" : "error_response";
        counter.serve(
                ctx,
                method.map(Method::operation).orElse("unknown"),
                signer -> reply(node, answer(ctx, method), signer));
    }

    private JsonObject answer(RoutingContext ctx, Optional<Method> method) {
        try {
            AlipayCall call = AlipayCall.from(ctx, options);
            return method.orElseThrow(AlipayProblem.INVALID_METHOD::refusal)
                    .work()
                    .apply(call);
        } catch (AlipayRefusal refused) {
            return refused.problem().node();
        }
    }

    /** Slashes are escaped, as Alipay does: who signs over JSON of his own making does not get this text. */
    private static Reply reply(String node, JsonObject answer, PrivateKey signer) {
        String raw = answer.encode().replace("/", "\\/");
        String body = "{\"" + node + "\":" + raw + ",\"sign\":\"" + Rsa.sign(signer, raw) + "\"}";
        return Reply.ok("text/html;charset=utf-8", body);
    }

    private void bill(RoutingContext ctx) {
        counter.serve(
                ctx,
                "bill-file",
                signer -> bills.file(ctx.pathParam("token"))
                        .map(zip -> new Reply(200, Map.of("Content-Type", "application/zip"), zip))
                        .orElseGet(() -> new Reply(403, Map.of(), Buffer.buffer("the address has expired"))));
    }
}
