package org.fairgate.simulator;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fairgate.simulator.pay.notice.Pace;
import org.fairgate.simulator.unionpay.message.UnionPayOptions;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatPayOptions;

/** A simulator with a payment gateway or none, a clock that the test sets, and a merchant that keeps what it is told. */
final class GatewayStage implements AutoCloseable {
    static final Instant START = Instant.parse("2021-09-01T02:00:00Z");
    static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";
    static final String UNION_MERCHANT = "777290058110048";
    static final String CERT_ID = "68759585097";
    static final KeyPair KEYS = keys();
    private static final KeyPair GATEWAY_KEYS = keys();

    final Vertx vertx = Vertx.vertx();
    final WebClient client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    final List<Told> told = new CopyOnWriteArrayList<>();
    final Simulator simulator;
    private final HttpServer merchant;
    private volatile Instant now = START;
    private volatile int answer = 200;

    /** What the merchant was told. */
    record Told(MultiMap headers, String body) {}

    static GatewayStage withWechatPay() {
        return new GatewayStage(pay().with(new WechatPayOptions(
                new WechatMerchant(
                        WechatCaller.APP, WechatCaller.MERCHANT, WechatCaller.SERIAL, KEYS.getPublic(), API_V3_KEY),
                GATEWAY_KEYS)));
    }

    static GatewayStage withUnionPay() {
        return new GatewayStage(
                pay().with(new UnionPayOptions(UNION_MERCHANT, CERT_ID, KEYS.getPublic(), GATEWAY_KEYS)));
    }

    static GatewayStage withBank() {
        return new GatewayStage(pay());
    }

    private static PayOptions pay() {
        return PayOptions.at(Pace.REAL).steppedByHand();
    }

    private GatewayStage(PayOptions pay) {
        SimulatorOptions options =
                SimulatorOptions.anyPorts(SimulatorStage.smsOptions()).withPay(pay);
        simulator = SimulatorStage.await(Simulator.start(vertx, this::now, new SecureRandom(), options));
        merchant = SimulatorStage.await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    told.add(new Told(request.headers(), body.toString()));
                    request.response().setStatusCode(answer).end();
                }))
                .listen(0, "127.0.0.1"));
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Instant now() {
        return now;
    }

    /** Turns the clock on and does what is due by then. */
    void advance(Duration time) {
        now = now.plus(time);
        SimulatorStage.done(simulator.pay().runDue());
    }

    void answersWith(int status) {
        answer = status;
    }

    String base() {
        return simulator.addresses().http();
    }

    String merchantUrl() {
        return "http://127.0.0.1:" + merchant.actualPort() + "/told";
    }

    HttpResponse<Buffer> get(String path) {
        return SimulatorStage.await(client.getAbs(base() + path).send());
    }

    HttpResponse<Buffer> post(String path, MultiMap form) {
        return SimulatorStage.await(client.postAbs(base() + path).sendForm(form));
    }

    Told last() {
        return told.get(told.size() - 1);
    }

    @Override
    public void close() {
        client.close();
        SimulatorStage.done(simulator.stop());
        SimulatorStage.done(merchant.close());
        SimulatorStage.done(vertx.close());
    }
}
