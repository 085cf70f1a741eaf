package org.fairgate.simulator.pay;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorOptions;
import org.fairgate.simulator.alipay.AlipayOptions;
import org.fairgate.simulator.pay.notice.Pace;
import org.fairgate.simulator.sms.SmsOptions;

/** A simulator with gateways and a clock that the test sets, and a merchant's server that keeps what it is told. */
public final class PayStage implements AutoCloseable {
    public static final Instant START = Instant.parse("2021-09-01T02:00:00Z");
    public static final String APP = "2021000000000000";
    public static final String SELLER = "2088000000000000";
    public static final KeyPair GATEWAY = Rsa.make();
    public static final KeyPair MERCHANT = Rsa.make();

    public final Vertx vertx = Vertx.vertx();
    public final WebClient client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    public final Simulator simulator;
    private final HttpServer merchant;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile Instant now = START;
    private volatile int status = 200;
    private volatile String answer = "success";

    /** What the merchant was told. */
    public record Told(MultiMap headers, String body) {}

    public PayStage() {
        this(Pace.REAL);
    }

    public PayStage(Pace pace) {
        PayOptions pay = PayOptions.at(pace)
                .with(AlipayOptions.merchant(APP, SELLER, GATEWAY, MERCHANT.getPublic()))
                .steppedByHand();
        SimulatorOptions options =
                SimulatorOptions.anyPorts(SmsOptions.withKey("key", "secret")).withPay(pay);
        simulator = await(Simulator.start(vertx, () -> now, new SecureRandom(), options));
        merchant = await(vertx.createHttpServer().requestHandler(this::keep).listen(0, "127.0.0.1"));
    }

    private void keep(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            told.add(new Told(request.headers(), body.toString()));
            request.response().setStatusCode(status).end(answer);
        });
    }

    /** What the merchant answers from now on. */
    public void answerWith(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    public String notifyUrl() {
        return "http://127.0.0.1:" + merchant.actualPort() + "/callbacks";
    }

    /** What the merchant was told, oldest first. */
    public List<Told> told() {
        return List.copyOf(told);
    }

    public Instant now() {
        return now;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    /** Turns the clock and does what is due then. */
    public void advanceAndRun(Duration time) {
        advance(time);
        done(simulator.pay().runDue());
    }

    public String url(String path) {
        return simulator.addresses().http() + path;
    }

    public HttpResponse<Buffer> get(String path) {
        return await(client.getAbs(url(path)).send());
    }

    public HttpResponse<Buffer> post(String path, MultiMap form) {
        return await(client.postAbs(url(path)).sendForm(form));
    }

    @CanIgnoreReturnValue
    public static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("no answer within 20 s", late);
        }
    }

    public static void done(Future<?> future) {
        var unused = await(future.map("done"));
    }

    @Override
    public void close() {
        done(simulator.stop());
        done(merchant.close());
        done(vertx.close()); // not chained: a stage of the chain would wait for an event loop that is gone
    }
}
