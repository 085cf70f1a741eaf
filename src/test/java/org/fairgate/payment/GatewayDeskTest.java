package org.fairgate.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentRef;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.platform.limit.Busy;
import org.junit.jupiter.api.Test;

class GatewayDeskTest {
    private static final PaymentRef PAYMENT =
            new PaymentRef("FG260901AAAAAAAA01", Channel.ALIPAY, Fen.of(100), Instant.EPOCH);

    private final SwitchedGateway alipay = new SwitchedGateway(GatewayName.ALIPAY);
    private final GatewayDesk desk = new GatewayDesk(Map.of(GatewayName.ALIPAY, alipay), Duration.ofMillis(30));

    private Throwable failure(PaymentRef payment) {
        Future<Asked> asked = desk.ask(payment);
        Object unused = asked.otherwiseEmpty().await();
        return asked.cause();
    }

    @Test
    void aCallThatTakesTooLongOrFindsNoRoomHasAnUnknownOutcome() {
        Promise<Void> never = Promise.promise();
        alipay.slow(never::future);
        assertThat(failure(PAYMENT))
                .isInstanceOfSatisfying(
                        GatewayUnknown.class, cause -> assertThat(cause.code()).isEqualTo("timeout"));
        alipay.breaks(new Busy());
        assertThat(failure(PAYMENT))
                .isInstanceOfSatisfying(
                        GatewayUnknown.class, cause -> assertThat(cause.code()).isEqualTo("busy"));
    }

    @Test
    void whatIsNotConfiguredIsRefused() {
        PaymentRef other = new PaymentRef(PAYMENT.number(), Channel.WECHATPAY, PAYMENT.amount(), PAYMENT.sentAt());
        assertThat(failure(other)).isInstanceOf(GatewayRefused.class);
    }
}
