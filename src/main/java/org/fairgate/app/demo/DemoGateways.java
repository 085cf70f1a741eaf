package org.fairgate.app.demo;

import java.nio.file.Path;
import org.fairgate.app.demo.DemoKeys.Side;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.config.Settings;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorAddresses;
import org.fairgate.simulator.alipay.AlipayOptions;
import org.fairgate.simulator.pay.Rsa;
import org.fairgate.simulator.pay.notice.Pace;

/** One merchant on both sides: as the simulated gateways know it, and as the service is told to be it. */
public final class DemoGateways {
    /** Minutes of a gateway's schedule go by like seconds: somebody is watching. */
    private static final Pace PACE = new Pace(60, 8);
    /** Stands for this service while its port is not known yet. */
    private static final String UNKNOWN_PORT = "http://fairgate.demo";

    private static final String ALIPAY_APP = "2021000000000001";
    private static final String ALIPAY_SELLER = "2088000000000001";

    private final DemoKeys keys;
    private final Settings.Http http;

    /** Reads the keys, or makes them. Blocks, the first time for a second. */
    public DemoGateways(Settings settings) {
        this.keys = DemoKeys.in(Path.of(settings.embedded().directory()));
        this.http = settings.http();
    }

    /** The gateways that know the merchant. */
    public PayOptions simulated() {
        return PayOptions.at(PACE)
                .with(AlipayOptions.merchant(
                        ALIPAY_APP,
                        ALIPAY_SELLER,
                        keys.pair(Side.ALIPAY),
                        keys.pair(Side.MERCHANT).getPublic()));
    }

    /** The settings with the gateways at this simulator, but for those that are configured. */
    public GatewaySettings pointed(GatewaySettings settings, Simulator simulator) {
        GatewaySettings.Alipay alipay = settings.alipay();
        return settings.with(
                settings.notifyBase().isEmpty() ? base() : settings.notifyBase(),
                alipay.isOffered() ? alipay : alipay(simulator.addresses()),
                settings.wechatpay(),
                settings.unionpay());
    }

    private GatewaySettings.Alipay alipay(SimulatorAddresses simulator) {
        return new GatewaySettings.Alipay(
                simulator.http() + "/alipay/gateway.do",
                ALIPAY_APP,
                ALIPAY_SELLER,
                new Secret(Rsa.text(keys.pair(Side.MERCHANT).getPrivate())),
                Rsa.text(keys.pair(Side.ALIPAY).getPublic()));
    }

    private String base() {
        return http.port() == 0 ? UNKNOWN_PORT : here(http.port());
    }

    /** Tells the gateways where the service is, once it knows its port. */
    public void serving(Simulator simulator, int port) {
        simulator.pay().detour(UNKNOWN_PORT, here(port));
    }

    private String here(int port) {
        String host = http.host().equals("0.0.0.0") ? "127.0.0.1" : http.host();
        return "http://" + host + ":" + port;
    }
}
