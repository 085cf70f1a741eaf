package org.fairgate.payment.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.PaymentStage;
import org.fairgate.payment.base.Channel;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MoneyMetricsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PaymentStage stage = new PaymentStage(DATABASE, directory);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MoneyMetrics metrics = new MoneyMetrics(
            registry,
            new MoneyMetrics.Sources(
                    DATABASE.db(),
                    stage.orders.orders,
                    () -> Future.succeededFuture(new Waiting.Counts(1, 2, 3, 4, 5, 6)),
                    stage.clock));

    private double figure(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).gauge().value();
    }

    @Test
    void whatWaitsIsShownByGatewayAndKindAndSinceWhen() {
        Order order = stage.orders.order(1);
        Object unused =
                stage.attempts.service().start(order.key(), Channel.ALIPAY).await();
        stage.alipay.away();
        assertThat(stage.attempts
                        .ending()
                        .cancel(order.key().unit(), order.key().order())
                        .await()
                        .state())
                .isEqualTo(OrderState.CLOSING);
        stage.clock.advance(Duration.ofMinutes(5));
        Object unusedToo = metrics.runOnce().await();

        assertThat(figure("fairgate.payment.due", "gateway", "alipay")).isEqualTo(1);
        assertThat(figure("fairgate.payment.due.seconds", "gateway", "alipay")).isBetween(200.0, 300.0);
        assertThat(figure("fairgate.payment.due", "gateway", "wechatpay")).isZero();
        assertThat(figure("fairgate.payment.due.seconds", "gateway", "wechatpay"))
                .isZero();
        assertThat(registry.get("fairgate.order.closing").gauge().value()).isEqualTo(1);
        assertThat(figure("fairgate.finance.waiting", "kind", "transfer")).isEqualTo(1);
        assertThat(figure("fairgate.finance.waiting", "kind", "owed-refund")).isEqualTo(6);
    }
}
