package org.fairgate.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fairgate.simulator.sms.SmsOptions;

/** A running simulator with a clock that the test sets. */
final class SimulatorStage implements AutoCloseable {
    static final Instant START = Instant.parse("2023-10-26T10:22:32Z");
    private static final Map<String, String> TEMPLATES = Map.of(
            "SMS_00000001", "您的验证码为${code}，10分钟内有效。",
            "SMS_00000002", "${name}的报名已通过，订单号20231026。");

    final Vertx vertx = Vertx.vertx();
    final WebClient client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    final Simulator simulator;
    final SmsCaller sms;
    private volatile Instant now = START;

    SimulatorStage() {
        this(SimulatorOptions.anyPorts(smsOptions()));
    }

    SimulatorStage(SimulatorOptions options) {
        simulator = await(Simulator.start(vertx, this::now, new SecureRandom(), options));
        sms = new SmsCaller(client, simulator.addresses().http());
    }

    static SmsOptions smsOptions() {
        return SmsOptions.withKey(SmsCaller.KEY, SmsCaller.SECRET).withTemplates(TEMPLATES);
    }

    Instant now() {
        return now;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    JsonObject code(String number, String code) {
        return await(sms.code(number, code, now())).bodyAsJsonObject();
    }

    HttpResponse<Buffer> get(String path) {
        return await(client.getAbs(simulator.addresses().http() + path).send());
    }

    JsonObject messages(String query) {
        return get("/inbox/messages" + query).bodyAsJsonObject();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("no answer within 20 s", late);
        }
    }

    static void done(Future<?> future) {
        var unused = await(future.map("done"));
    }

    @Override
    public void close() {
        done(simulator.stop());
        done(vertx.close()); // not chained: a stage of the chain would wait for an event loop that is gone
    }
}
