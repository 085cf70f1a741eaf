package org.fairgate.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void aRoundThatFailsOrThrowsIsNotTheLastOne() throws Exception {
        Vertx vertx = Vertx.vertx();
        CountDownLatch failing = new CountDownLatch(3);
        CountDownLatch throwing = new CountDownLatch(3);
        Rounds rounds = new Rounds()
                .every(Duration.ofMillis(1), "failing", () -> {
                    failing.countDown();
                    return Future.failedFuture("no");
                })
                .every(Duration.ofMillis(1), "throwing", () -> {
                    throwing.countDown();
                    throw new IllegalStateException("no");
                });
        try {
            String unused = vertx.deployVerticle(rounds).await();
            assertThat(failing.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(throwing.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            vertx.close().await();
        }
    }
}
