package org.fairgate.app.demo;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
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
import org.fairgate.simulator.unionpay.UnionPay;
import org.fairgate.simulator.unionpay.message.UnionPayOptions;
import org.fairgate.simulator.wechatpay.WechatPay;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatPayOptions;

/** One merchant on both sides: as the simulated gateways know it, and as the service is told to be it. */
public final class DemoGateways {
    /** Minutes of a gateway's schedule go by like seconds: somebody is watching. */
    private static final Pace PACE = new Pace(60, 8);
    /** Stands for this service while its port is not known yet. */
    private static final String UNKNOWN_PORT = "http://fairgate.demo";

    private static final String ALIPAY_APP = "2021000000000001";
    private static final String ALIPAY_SELLER = "2088000000000001";
    private static final String WECHAT_APP = "wx0000000000000001";
    private static final String WECHAT_MERCHANT = "1900000001";
    private static final String WECHAT_SERIAL = "5157F09EFDC096DE15EBE81A47057A7200000001";
    private static final String UNION_MERCHANT = "777290000000001";
    private static final String UNION_CERTIFICATE = "69000000001";

    private final DemoKeys keys;
    private final Settings.Http http;

    /** Reads the keys, or makes them. Blocks, the first time for a second. */
    public DemoGateways(Settings settings, RandomGenerator random) {
        this.keys = DemoKeys.in(Path.of(settings.embedded().directory()), random);
        this.http = settings.http();
    }

    /** The gateways that know the merchant. */
    public PayOptions simulated() {
        PublicKey merchant = keys.pair(Side.MERCHANT).getPublic();
        WechatMerchant known = new WechatMerchant(WECHAT_APP, WECHAT_MERCHANT, WECHAT_SERIAL, merchant, keys.apiKey());
        return PayOptions.at(PACE)
                .with(AlipayOptions.merchant(ALIPAY_APP, ALIPAY_SELLER, keys.pair(Side.ALIPAY), merchant))
                .with(new WechatPayOptions(
                        known, keys.pair(Side.WECHATPAY), Optional.of(keys.pair(Side.WECHATPAY_PUBLIC))))
                .with(new UnionPayOptions(UNION_MERCHANT, UNION_CERTIFICATE, merchant, keys.pair(Side.UNIONPAY)));
    }

    /** The settings with the gateways at this simulator, but for those that are configured. */
    public GatewaySettings pointed(GatewaySettings settings, Simulator simulator) {
        GatewaySettings.Alipay alipay = settings.alipay();
        GatewaySettings.WechatPay wechatpay = settings.wechatpay();
        GatewaySettings.UnionPay unionpay = settings.unionpay();
        return settings.with(
                settings.notifyBase().isEmpty() ? base() : settings.notifyBase(),
                alipay.isOffered() ? alipay : alipay(simulator.addresses()),
                wechatpay.isOffered() ? wechatpay : wechatpay(simulator),
                unionpay.isOffered() ? unionpay : unionpay(unionpay, simulator));
    }

    private GatewaySettings.Alipay alipay(SimulatorAddresses simulator) {
        return new GatewaySettings.Alipay(
                simulator.http() + "/alipay/gateway.do",
                ALIPAY_APP,
                ALIPAY_SELLER,
                ourKey(),
                Rsa.text(keys.pair(Side.ALIPAY).getPublic()));
    }

    private GatewaySettings.WechatPay wechatpay(Simulator simulator) {
        WechatPay platform = simulator.wechatpay().orElseThrow();
        return new GatewaySettings.WechatPay(
                simulator.addresses().http() + WechatPay.PREFIX,
                WECHAT_MERCHANT,
                WECHAT_APP,
                WECHAT_SERIAL,
                ourKey(),
                new Secret(keys.apiKey()),
                List.of(platform.publicKeyId() + "=" + Rsa.text(platform.publicKey())));
    }

    private GatewaySettings.UnionPay unionpay(GatewaySettings.UnionPay usual, Simulator simulator) {
        String gateway = simulator.addresses().http() + UnionPay.PREFIX;
        return new GatewaySettings.UnionPay(
                simulator.addresses().http() + UnionPay.FRONT,
                gateway + "/backTransReq.do",
                gateway + "/queryTrans.do",
                simulator.addresses().http() + "/unionpay/filedownload",
                browsed() + "/payments/return",
                UNION_MERCHANT,
                UNION_CERTIFICATE,
                ourKey(),
                simulator.unionpay().orElseThrow().trustedPem(),
                usual.signer(),
                usual.codeLifetime(),
                usual.formLifetime());
    }

    private Secret ourKey() {
        return new Secret(Rsa.text(keys.pair(Side.MERCHANT).getPrivate()));
    }

    private String base() {
        return http.port() == 0 ? UNKNOWN_PORT : here(http.port());
    }

    /** Where browsers find the service. The demo's own lines say so, too. */
    private String browsed() {
        return http.publicUrl().isEmpty() ? "http://localhost:" + http.port() : http.publicUrl();
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
