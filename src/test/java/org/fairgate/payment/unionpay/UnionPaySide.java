package org.fairgate.payment.unionpay;

import java.time.Duration;
import java.util.List;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.GatewayStage;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.unionpay.message.UnionPayOptions;

/**
 * UnionPay by one of its two ways.
 *
 * @param lifetime of a payment by it; nothing but its end closes one
 */
record UnionPaySide(Channel channel, Duration lifetime) implements GatewayStage.Side {
    private static final String CERT_ID = "68759585097";
    private static final Duration CODES = Duration.ofHours(2);
    private static final Duration FORMS = Duration.ofHours(24);
    private static final Duration GRACE = Duration.ofMinutes(5);

    static UnionPaySide codes() {
        return new UnionPaySide(Channel.UNIONPAY_QR, CODES);
    }

    static UnionPaySide forms() {
        return new UnionPaySide(Channel.UNIONPAY_B2B, FORMS);
    }

    @Override
    public PayGateway simulated() {
        return PayGateway.UNIONPAY;
    }

    @Override
    public Duration closableAfter() {
        return lifetime.plus(GRACE);
    }

    @Override
    public PayOptions merchant(PayOptions nobody) {
        return nobody.with(new UnionPayOptions(Platform.MER_ID, CERT_ID, TestKeys.OURS.getPublic(), TestKeys.THEIRS));
    }

    @Override
    public GatewaySettings settings(GatewaySettings usual, Simulator simulator) {
        String site = simulator.addresses().http() + "/unionpay";
        return with(
                usual,
                new GatewaySettings.UnionPay(
                        site + "/gateway/api/frontTransReq.do",
                        site + "/gateway/api/backTransReq.do",
                        site + "/gateway/api/queryTrans.do",
                        site + "/filedownload",
                        "https://fair.example/orders",
                        Platform.MER_ID,
                        CERT_ID,
                        TestKeys.secret(TestKeys.OURS),
                        simulator.unionpay().orElseThrow().trustedPem(),
                        Platform.SIGNER,
                        CODES,
                        FORMS));
    }

    /** UnionPay knows merchants, and no applications of theirs. */
    @Override
    public List<GatewaySettings> others(GatewaySettings ours) {
        GatewaySettings.UnionPay us = ours.unionpay();
        return List.of(with(
                ours,
                new GatewaySettings.UnionPay(
                        us.frontUrl(),
                        us.backUrl(),
                        us.queryUrl(),
                        us.fileUrl(),
                        us.returnUrl(),
                        "777290058146592",
                        us.certificateId(),
                        us.privateKey(),
                        us.trustedCertificates(),
                        us.signer(),
                        us.codeLifetime(),
                        us.formLifetime())));
    }

    private static GatewaySettings with(GatewaySettings all, GatewaySettings.UnionPay unionpay) {
        return all.with(all.notifyBase(), all.alipay(), all.wechatpay(), unionpay);
    }

    @Override
    public Gateway gateway(Wire wire) {
        return new UnionPay(wire, new ZmFile());
    }
}
