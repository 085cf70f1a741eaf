package org.fairgate.payment.wire;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fairgate.platform.config.ByteSize;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.SettingsLoader;

/** What gateways are built from, in tests. */
public final class TestWire {
    /** Where their messages would go. */
    public static final String BASE = "https://fair.example";

    private TestWire() {}

    /** The documented defaults with other gateways; calls wait so long, and the circuit opens after ever so many. */
    public static Wire of(Vertx vertx, InstantSource clock, Duration timeout, UnaryOperator<GatewaySettings> gateways) {
        GatewaySettings usual = SettingsLoader.load(List.of(), Map.of()).gateways();
        GatewaySettings.Calls calls = new GatewaySettings.Calls(
                timeout,
                timeout,
                timeout,
                8,
                64,
                new ByteSize(64 << 10),
                new ByteSize(1 << 20),
                new ByteSize(2 << 20),
                1000,
                Duration.ofSeconds(15),
                1,
                64);
        GatewaySettings patient =
                new GatewaySettings(usual.notifyBase(), calls, usual.alipay(), usual.wechatpay(), usual.unionpay());
        return new Wire(vertx, new SimpleMeterRegistry(), clock, gateways.apply(patient));
    }
}
