package org.fairgate.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GateTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final Gate gate =
            new Gate(VERTX, new SimpleMeterRegistry(), new Bounds("test", 1, 1, Duration.ofMillis(200)));

    @AfterAll
    static void close() {
        Object unused = VERTX.close().await();
    }

    private static ContextInternal loop() {
        return ((VertxInternal) VERTX).createEventLoopContext();
    }

    @Test
    void whoeverWaitedGoesOnOnTheirOwnEventLoopAndNotOnThatOfWhoeverMadeRoom() {
        Promise<Void> inside = Promise.promise();
        Future<Void> first = gate.run(inside::future);
        ContextInternal mine = loop();
        Promise<Boolean> work = Promise.promise();
        Promise<Boolean> after = Promise.promise();
        Promise<Void> waiting = Promise.promise();
        mine.runOnContext(now -> {
            var unused = gate.run(() -> {
                        work.complete(mine.inThread());
                        return Future.succeededFuture();
                    })
                    .onComplete(done -> after.complete(mine.inThread()));
            waiting.complete();
        });
        Object unusedToo = waiting.future().await();
        loop().runOnContext(elsewhere -> inside.complete());

        assertThat(work.future().await()).isTrue();
        assertThat(after.future().await()).isTrue();
        assertThat(first.succeeded()).isTrue();
    }

    @Test
    void whoeverFindsNoRoomOrWaitsTooLongIsBusyAndTheRoomIsNotLost() {
        Promise<Void> inside = Promise.promise();
        Future<Void> first = gate.run(inside::future);
        Future<Void> second = gate.run(Future::succeededFuture);
        Future<Void> third = gate.run(Future::succeededFuture);

        assertThat(third.cause()).isInstanceOf(Busy.class);
        Object unused = second.otherwiseEmpty().await();
        assertThat(second.cause()).isInstanceOf(Busy.class);
        inside.complete();
        assertThat(first.succeeded()).isTrue();
        assertThat(gate.run(Future::succeededFuture).succeeded()).isTrue();
    }

    @Test
    void workThatThrowsGivesItsPlaceBack() {
        Future<Void> thrown = gate.run(() -> {
            throw new IllegalStateException("no");
        });
        assertThat(thrown.cause()).hasMessage("no");
        assertThat(gate.run(Future::succeededFuture).succeeded()).isTrue();
    }
}
