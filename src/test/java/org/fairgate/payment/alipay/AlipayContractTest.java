package org.fairgate.payment.alipay;

import org.fairgate.payment.base.Channel;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.GatewayContract;
import org.fairgate.payment.gateway.GatewayStage;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.simulator.PayOptions;
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
        public GatewaySettings settings(GatewaySettings usual, String simulator, String notifyBase) {
            return usual.with(
                    notifyBase,
                    AlipayWorld.settings(
                            simulator + "/alipay/gateway.do", TestKeys.base64(TestKeys.THEIRS.getPublic())),
                    usual.wechatpay(),
                    usual.unionpay());
        }

        @Override
        public Gateway gateway(Wire wire) {
            return new Alipay(wire);
        }
    }
}
