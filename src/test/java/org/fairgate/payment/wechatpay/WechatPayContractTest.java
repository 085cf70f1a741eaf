package org.fairgate.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.GatewayContract;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayStage;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.time.Ids;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatPayOptions;
import org.junit.jupiter.api.Test;

/** WeChat Pay against the simulated one: two readings of the same rules by two hands. */
class WechatPayContractTest extends GatewayContract {
    private static final String SERIAL = "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB";

    WechatPayContractTest() {
        super(new Side());
    }

    private org.fairgate.simulator.wechatpay.WechatPay platform() {
        return stage.simulator.wechatpay().orElseThrow();
    }

    private void pay(PaymentOrder order) {
        assertThat(stage.payers.pay(PayGateway.WECHATPAY, order.number()).await())
                .isPresent();
    }

    @Test
    void theSameOrderAgainBringsTheSameCodeUntilItIsClosed() {
        PaymentOrder order = stage.order(1);
        assertThat(stage.open(order)).isInstanceOf(Opened.Code.class).isEqualTo(stage.open(order));
        Object unused = stage.gateway.close(order.ref()).await();
        assertThatThrownBy(() -> stage.open(order)).isInstanceOf(GatewayRefused.class);
    }

    @Test
    void aProbeIsNotBelievedAndTheRightMessageAfterItIs() {
        PaymentOrder order = stage.order(1);
        Opened unused = stage.open(order);
        platform().probe(1, 0);
        pay(order);
        assertThat(stage.refused).hasSize(1);

        stage.advance(Duration.ofSeconds(15));

        assertThat(stage.notices).singleElement().isInstanceOf(Notice.Paid.class);
    }

    @Test
    void anAnswerThatIsAProbeSaysNothing() {
        platform().probe(0, 1000);
        assertThatThrownBy(() -> stage.open(stage.order(1))).isInstanceOf(GatewayUnknown.class);
        platform().probe(0, 0);
        assertThat(stage.open(stage.order(1))).isInstanceOf(Opened.Code.class);
    }

    @Test
    void aNewCertificateIsFetchedAndThenBelieved() {
        PaymentOrder order = stage.order(1);
        Opened unused = stage.open(order);
        platform().rotate();
        stage.advance(Duration.ofMinutes(2));
        pay(order);
        assertThat(stage.notices).isEmpty();

        // the keys are fetched beside the next calls; one of them is answered after that
        Asked asked = stage.gateway
                .ask(order.ref())
                .recover(unknown -> stage.gateway.ask(order.ref()))
                .recover(unknown -> stage.gateway.ask(order.ref()))
                .recover(unknown -> stage.gateway.ask(order.ref()))
                .await();
        assertThat(asked).isInstanceOf(Asked.Paid.class);
        assertThat(stage.gateway.read(stage.told())).isInstanceOf(Notice.Paid.class);
    }

    private static final class Side implements GatewayStage.Side {
        @Override
        public PayGateway simulated() {
            return PayGateway.WECHATPAY;
        }

        @Override
        public Channel channel() {
            return Channel.WECHATPAY;
        }

        @Override
        public PayOptions merchant(PayOptions nobody) {
            return nobody.with(new WechatPayOptions(
                    new WechatMerchant(
                            Platform.APPID, Platform.MCHID, SERIAL, TestKeys.OURS.getPublic(), Platform.API_KEY),
                    TestKeys.THEIRS));
        }

        @Override
        public GatewaySettings settings(GatewaySettings usual, Simulator simulator) {
            X509Certificate certificate = simulator.wechatpay().orElseThrow().certificate();
            String serial = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
            return with(
                    usual,
                    new GatewaySettings.WechatPay(
                            simulator.addresses().http() + "/wechatpay",
                            Platform.MCHID,
                            Platform.APPID,
                            SERIAL,
                            TestKeys.secret(TestKeys.OURS),
                            new Secret(Platform.API_KEY),
                            List.of(serial + "=" + TestKeys.base64(certificate.getPublicKey()))));
        }

        @Override
        public List<GatewaySettings> others(GatewaySettings ours) {
            GatewaySettings.WechatPay us = ours.wechatpay();
            return List.of(
                    with(ours, merchant(us, "1900007292", us.appId())),
                    with(ours, merchant(us, us.merchantId(), "wxd678efh567hg6788")));
        }

        private static GatewaySettings.WechatPay merchant(GatewaySettings.WechatPay us, String mchid, String appid) {
            return new GatewaySettings.WechatPay(
                    us.url(), mchid, appid, us.serial(), us.privateKey(), us.apiKey(), us.platformKeys());
        }

        private static GatewaySettings with(GatewaySettings all, GatewaySettings.WechatPay wechatpay) {
            return all.with(all.notifyBase(), all.alipay(), wechatpay, all.unionpay());
        }

        @Override
        public Gateway gateway(Wire wire) {
            return new WechatPay(wire, new Ids(wire.clock(), new SecureRandom()));
        }
    }
}
