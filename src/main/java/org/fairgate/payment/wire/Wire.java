package org.fairgate.payment.wire;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.security.PrivateKey;
import java.time.InstantSource;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;

/** What every gateway is built from. One for the whole process: its worker pools are shared by the gateways. */
public final class Wire {
    /** Bills are read one after the other; there is one a day and gateway. */
    private static final int FILE_READERS = 1;

    private static final int FILE_QUEUE = 8;

    private final GatewayHttp.Surroundings surroundings;
    private final GatewaySettings settings;
    private final BoundedWorkers signing;
    private final BoundedWorkers files;

    public Wire(Vertx vertx, MeterRegistry metrics, InstantSource clock, GatewaySettings settings) {
        GatewaySettings.Calls calls = settings.calls();
        this.surroundings = new GatewayHttp.Surroundings(vertx, metrics, clock);
        this.settings = settings;
        this.signing = new BoundedWorkers(
                vertx, metrics, new Bounds("gateway-signing", calls.threads(), calls.queue(), calls.timeout()));
        this.files = new BoundedWorkers(
                vertx, metrics, new Bounds("gateway-files", FILE_READERS, FILE_QUEUE, calls.fileTimeout()));
    }

    /** A client of its own for this gateway, with its own connections and circuit: one that is ill harms no other. */
    public GatewayHttp http(GatewayName gateway) {
        return new GatewayHttp(surroundings, gateway, settings.calls());
    }

    /** Signs with this key. */
    public Signer signer(PrivateKey key) {
        return new Signer(key, signing);
    }

    /** Where bills are unpacked and read; never on an event loop. */
    public BoundedWorkers files() {
        return files;
    }

    /** The address that the gateway is told to send its messages to. */
    public String callback(GatewayName gateway) {
        return settings.notifyBase() + "/callbacks/" + gateway.code();
    }

    /** Settings of all gateways. */
    public GatewaySettings settings() {
        return settings;
    }

    /** The time. */
    public InstantSource clock() {
        return surroundings.clock();
    }
}
