package org.fairgate.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.view.UnclearPayments;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of payments in doubt. */
@Tag("R-PAY-7")
@Timeout(120)
class UnclearPaymentsServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PaymentStage stage = new PaymentStage(DATABASE, directory);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final UnclearPayments unclear = new UnclearPayments(DATABASE.db(), stage.clock, metrics);

    private double gauge(String name, String gateway) {
        Object unused = unclear.runOnce().await();
        return metrics.get(name).tag("gateway", gateway).gauge().value();
    }

    private double count(String gateway) {
        return gauge("fairgate.payment.unclear", gateway);
    }

    private double age(String gateway) {
        return gauge("fairgate.payment.unclear.oldest.seconds", gateway);
    }

    @Test
    void paymentsInDoubtAreCountedByGatewayWithTheAgeOfTheOldestUntilTheyAreKnown() {
        assertThat(count("alipay")).isZero();
        stage.alipay.losesAnswers();
        Payment first = stage.start(stage.orders.order(1), Channel.ALIPAY);
        stage.clock.advance(Duration.ofSeconds(7));
        Payment second = stage.start(stage.orders.order(1), Channel.ALIPAY);
        Payment clear = stage.start(stage.orders.order(1), Channel.WECHATPAY);

        assertThat(count("alipay")).isEqualTo(2);
        assertThat(age("alipay")).isEqualTo(7);
        assertThat(count("wechatpay")).as(clear.number()).isZero();
        assertThat(age("wechatpay")).isZero();

        stage.alipay.back();
        stage.live(Duration.ofMinutes(2));
        assertThat(count("alipay")).as(first.number() + second.number()).isZero();
        assertThat(age("alipay")).isZero();
    }

    @Test
    void aTryThatIsBeingSentIsInDoubtOnlyOnceItsNodeShouldHaveHeard() {
        Promise<Void> never = Promise.promise();
        stage.unionpay.slow(never::future);
        Future<Payment> sending =
                stage.attempts.service().start(stage.orders.order(1).key(), Channel.UNIONPAY_QR);
        while (stage.unionpay.calls.isEmpty()) {
            Object unused = DATABASE.vertx().timer(5, TimeUnit.MILLISECONDS).await();
        }
        assertThat(count("unionpay")).isZero();

        stage.clock.advance(stage.settings.callTimeout().plusMinutes(1));

        assertThat(count("unionpay")).isEqualTo(1);
        never.complete();
        Payment sent = sending.await();
        assertThat(count("unionpay")).as(sent.number()).isZero();
    }
}
