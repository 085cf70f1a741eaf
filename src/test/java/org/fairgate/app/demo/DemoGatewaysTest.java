package org.fairgate.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.alipay.Alipay;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.unionpay.UnionPay;
import org.fairgate.payment.unionpay.ZmFile;
import org.fairgate.payment.wechatpay.WechatPay;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.config.SettingsLoader;
import org.fairgate.platform.time.Ids;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorOptions;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.sms.SmsOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service's gateways against the simulated ones, both set up as in the demo. */
class DemoGatewaysTest {
    private static final Instant NOW = Instant.parse("2026-09-01T02:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Fen FEE = Fen.of(20_000);
    private static final String NUMBER = "FG2609012345678A01";

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final List<Incoming> told = new ArrayList<>();
    private Simulator simulator;
    private HttpServer service;
    private GatewaySettings settings;

    @BeforeEach
    void start() {
        DemoGateways demo = new DemoGateways(settings(), new SecureRandom());
        SimulatorOptions options =
                SimulatorOptions.anyPorts(SmsOptions.withKey("key", "secret")).withPay(demo.simulated());
        simulator = await(Simulator.start(vertx, CLOCK, new SecureRandom(), options));
        service = await(vertx.createHttpServer().requestHandler(this::keep).listen(0, "127.0.0.1"));
        settings = demo.pointed(settings().gateways(), simulator);
        demo.serving(simulator, service.actualPort());
    }

    private Settings settings() {
        return SettingsLoader.load(
                List.of(), Map.of("FAIRGATE_EMBEDDED_DIRECTORY", directory.toString(), "FAIRGATE_HTTP_PORT", "0"));
    }

    private void keep(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            told.add(new Incoming(request.headers(), body));
            request.response().end("success");
        });
    }

    @CanIgnoreReturnValue
    private static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("no answer within 20 s", late);
        }
    }

    @AfterEach
    void stop() {
        await(simulator.stop().eventually(service::close).map("stopped"));
        await(vertx.close().map("closed"));
    }

    private Wire wire() {
        return new Wire(vertx, new SimpleMeterRegistry(), CLOCK, settings);
    }

    private static PaymentOrder order(Channel channel) {
        return new PaymentOrder(NUMBER, channel, FEE, "专业观众证件", NOW, NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void aPaymentWithAlipayIsToldAndAskedForAlike() {
        Gateway alipay = new Alipay(wire());
        paid(alipay, PayGateway.ALIPAY, order(Channel.ALIPAY));
    }

    @Test
    void aPaymentWithWechatPayIsToldAndAskedForAlike() {
        Gateway wechatpay = new WechatPay(wire(), new Ids(CLOCK, new SecureRandom()));
        paid(wechatpay, PayGateway.WECHATPAY, order(Channel.WECHATPAY));
    }

    @Test
    void aPaymentWithUnionPayIsToldAndAskedForAlike() {
        Gateway unionpay = new UnionPay(wire(), new ZmFile());
        paid(unionpay, PayGateway.UNIONPAY, order(Channel.UNIONPAY_QR));
    }

    private void paid(Gateway gateway, PayGateway simulated, PaymentOrder order) {
        assertThat(await(gateway.open(order))).isInstanceOf(Opened.Code.class);
        assertThat(await(gateway.ask(order.ref()))).isNotInstanceOf(Asked.Paid.class);
        assertThat(await(simulator.pay().pay(simulated, NUMBER))).isPresent();

        Asked.Paid asked = (Asked.Paid) await(gateway.ask(order.ref()));
        Notice.Paid notice = (Notice.Paid) gateway.read(told.get(0));
        assertThat(notice.capture().amount()).isEqualTo(FEE);
        assertThat(notice.capture().tradeNo()).isEqualTo(asked.capture().tradeNo());
    }

    @Test
    void aRestartIsTheSameMerchant() {
        assertThat(new DemoGateways(settings(), new SecureRandom())
                        .pointed(settings().gateways(), simulator))
                .usingRecursiveComparison()
                .isEqualTo(settings);
    }
}
