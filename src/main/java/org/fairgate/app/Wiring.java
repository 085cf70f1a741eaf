package org.fairgate.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.fairgate.draft.DraftWriters;
import org.fairgate.order.OrderService;
import org.fairgate.payment.alipay.Alipay;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.ledger.Booker;
import org.fairgate.payment.unionpay.UnionPay;
import org.fairgate.payment.unionpay.ZmFile;
import org.fairgate.payment.wechatpay.WechatPay;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.time.Ids;

/**
 * What a test may exchange: the clock, randomness, how drafts are committed (a crash test proves itself with a writer
 * that answers too early), the payment gateways, and how payments are booked (another one does so by booking twice).
 */
record Wiring(
        InstantSource clock,
        SecureRandom random,
        WritersFactory writers,
        GatewaysFactory gateways,
        BookerFactory bookers) {
    /** Makes the writers of drafts on a pool of their own. */
    interface WritersFactory {
        DraftWriters create(Settings.AutoSave settings, Pool pool, InstantSource clock, MeterRegistry metrics);
    }

    /** Makes the payment gateways that are configured. */
    interface GatewaysFactory {
        Map<GatewayName, Gateway> create(Platform platform);
    }

    /** Makes what books payments. */
    interface BookerFactory {
        Booker create(OrderService orders, Ids ids, InstantSource clock);
    }

    static Wiring production() {
        return production(InstantSource.system(), DraftWriters::new);
    }

    /** The gateways whose merchant is named in the settings. */
    private static Map<GatewayName, Gateway> offered(Platform platform) {
        GatewaySettings settings = platform.settings.gateways();
        Wire wire = new Wire(platform.vertx, platform.metrics, platform.clock, settings);
        Map<GatewayName, Gateway> offered = new EnumMap<>(GatewayName.class);
        if (settings.alipay().isOffered()) {
            offered.put(GatewayName.ALIPAY, new Alipay(wire));
        }
        if (settings.wechatpay().isOffered()) {
            offered.put(GatewayName.WECHATPAY, new WechatPay(wire, platform.ids));
        }
        if (settings.unionpay().isOffered()) {
            offered.put(GatewayName.UNIONPAY, new UnionPay(wire, new ZmFile()));
        }
        return offered;
    }

    /** As in production, but for the clock and the writers. */
    static Wiring production(InstantSource clock, WritersFactory writers) {
        return new Wiring(clock, new SecureRandom(), writers, Wiring::offered, Booker::new);
    }

    /** The same with something else that books payments. */
    Wiring with(BookerFactory other) {
        return new Wiring(clock, random, writers, gateways, other);
    }
}
