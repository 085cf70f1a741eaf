package org.fairgate.payment.alipay;

import java.util.List;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.GatewayContract;
import org.fairgate.payment.gateway.GatewayStage;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.alipay.AlipayOptions;
import org.fairgate.simulator.pay.ledger.PayGateway;

/** Alipay against the simulated one. */
class AlipayContractTest extends GatewayContract {
    AlipayContractTest() {
        super(new Side());
    }

    private static final class Side implements GatewayStage.Side {
        @Override
        public PayGateway simulated() {
            return PayGateway.ALIPAY;
        }

        @Override
        public Channel channel() {
            return Channel.ALIPAY;
        }

        @Override
        public PayOptions merchant(PayOptions nobody) {
            return nobody.with(AlipayOptions.merchant(
                    AlipayWorld.APP, AlipayWorld.SELLER, TestKeys.THEIRS, TestKeys.OURS.getPublic()));
        }

        @Override
        public GatewaySettings settings(GatewaySettings usual, Simulator simulator) {
            String url = simulator.addresses().http() + "/alipay/gateway.do";
            return with(usual, AlipayWorld.settings(url, TestKeys.base64(TestKeys.THEIRS.getPublic())));
        }

        @Override
        public List<GatewaySettings> others(GatewaySettings ours) {
            GatewaySettings.Alipay us = ours.alipay();
            return List.of(
                    with(ours, merchant(us, "2021000000000001", us.sellerId())),
                    with(ours, merchant(us, us.appId(), "2088000000000001")));
        }

        private static GatewaySettings.Alipay merchant(GatewaySettings.Alipay us, String app, String seller) {
            return new GatewaySettings.Alipay(us.url(), app, seller, us.privateKey(), us.publicKey());
        }

        private static GatewaySettings with(GatewaySettings all, GatewaySettings.Alipay alipay) {
            return all.with(all.notifyBase(), alipay, all.wechatpay(), all.unionpay());
        }

        @Override
        public Gateway gateway(Wire wire) {
            return new Alipay(wire);
        }
    }
}
