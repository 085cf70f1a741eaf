package org.fairgate.payment.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.wire.ScriptedServer;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.TestWire;
import org.fairgate.payment.wire.Verifier;
import org.fairgate.payment.wire.text.FormText;
import org.fairgate.payment.wire.text.SignedText;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.testing.TestClock;

/** Alipay as the test wants it: a server on this machine that signs with its own key what it is told to answer. */
final class AlipayWorld {
    static final String APP = "2021000000000000";
    static final String SELLER = "2088000000000000";
    static final String NUMBER = "FG260901ABCDEFGH01";
    static final String TRADE = "2026090122001400000000000001";
    static final Instant PAID_AT = Instant.parse("2021-09-01T02:00:05Z");

    final TestClock clock = new TestClock();
    final ScriptedServer server;
    final Alipay alipay;

    AlipayWorld(Vertx vertx, Duration timeout) {
        this.server = ScriptedServer.start(vertx);
        this.alipay = new Alipay(TestWire.of(
                vertx,
                clock,
                timeout,
                usual -> usual.with(
                        TestWire.BASE,
                        settings(server.url("/gateway.do"), TestKeys.base64(TestKeys.THEIRS.getPublic())),
                        usual.wechatpay(),
                        usual.unionpay())));
    }

    static GatewaySettings.Alipay settings(String url, String alipaysKey) {
        return new GatewaySettings.Alipay(url, APP, SELLER, TestKeys.secret(TestKeys.OURS), alipaysKey);
    }

    PaymentOrder order() {
        return new PaymentOrder(
                NUMBER,
                Channel.ALIPAY,
                Fen.of(20_000),
                "进博会专业观众证件",
                TestClock.START,
                TestClock.START.plus(Duration.ofMinutes(30)));
    }

    RefundOrder refund() {
        return new RefundOrder(order().ref(), TRADE, NUMBER + "01", Fen.of(5_000), "退款", TestClock.START);
    }

    /** Answers everything with this node from now on, signed. */
    void answers(AlipayOperation operation, JsonObject node) {
        server.answer(200, signed(operation.node(), node.encode()));
    }

    static String signed(String name, String node) {
        return "{\"" + name + "\":" + node + ",\"sign\":\"" + TestKeys.sign(TestKeys.THEIRS, node) + "\"}";
    }

    static JsonObject done() {
        return new JsonObject().put("code", "10000").put("msg", "Success").put("out_trade_no", NUMBER);
    }

    static JsonObject refusal(String code, String subCode) {
        return new JsonObject()
                .put("code", code)
                .put("msg", "Business Failed")
                .put("sub_code", subCode)
                .put("sub_msg", "不行");
    }

    static JsonObject trade(String status) {
        return done().put("trade_no", TRADE)
                .put("trade_status", status)
                .put("total_amount", "200.00")
                .put("buyer_logon_id", "159****5620");
    }

    /** The last call that came, its signature checked. */
    Map<String, String> lastCall() {
        ScriptedServer.Seen seen = server.last();
        Map<String, String> all =
                new TreeMap<>(FormText.decode(Buffer.buffer(seen.uri().split("\\?", 2)[1])));
        all.putAll(FormText.decode(seen.body()));
        Map<String, String> unsigned = new TreeMap<>(all);
        String sign = unsigned.remove("sign");
        assertThat(new Verifier(TestKeys.OURS.getPublic()).accepts(SignedText.of(unsigned), sign == null ? "" : sign))
                .isTrue();
        return all;
    }

    /** A message with these fields, signed by Alipay. */
    static Incoming notice(Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("sign", TestKeys.sign(TestKeys.THEIRS, SignedText.of(fields)));
        all.put("sign_type", "RSA2");
        return incoming(FormText.encode(all));
    }

    static Incoming incoming(String form) {
        return new Incoming(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(form));
    }

    /** What Alipay sends when somebody paid. */
    static Map<String, String> paid() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("app_id", APP),
                Map.entry("auth_app_id", APP),
                Map.entry("charset", "utf-8"),
                Map.entry("version", "1.0"),
                Map.entry("notify_id", "2021090100222100005000000000000001"),
                Map.entry("notify_time", "2021-09-01 10:00:06"),
                Map.entry("notify_type", "trade_status_sync"),
                Map.entry("gmt_create", "2021-09-01 10:00:00"),
                Map.entry("gmt_payment", "2021-09-01 10:00:05"),
                Map.entry("out_trade_no", NUMBER),
                Map.entry("trade_no", TRADE),
                Map.entry("seller_id", SELLER),
                Map.entry("buyer_logon_id", "159****5620"),
                Map.entry("subject", "进博会专业观众证件"),
                Map.entry("total_amount", "200.00"),
                Map.entry("trade_status", "TRADE_SUCCESS")));
    }
}
