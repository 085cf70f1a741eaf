package org.fairgate.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final List<Integer> begun = new ArrayList<>();

    private static List<Integer> pieces(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void asManyAsThereAreLanesAreBegunAndASlowOneHoldsUpItsOwnLaneOnly() {
        Promise<Void> slow = Promise.promise();
        Future<Void> all = Lanes.through(pieces(6), 2, piece -> {
            begun.add(piece);
            return piece == 0 ? slow.future() : Future.succeededFuture();
        });

        assertThat(begun).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(all.isComplete()).isFalse();
        slow.complete();
        assertThat(all.succeeded()).isTrue();
    }

    @Test
    void everyLaneGoesOnByItselfAndTheFirstFailureIsToldWhenAllHaveEnded() {
        Future<Void> all = Lanes.through(pieces(4), 2, piece -> {
            begun.add(piece);
            if (piece == 1) {
                throw new IllegalStateException("one");
            }
            return Future.succeededFuture();
        });
        assertThat(begun).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(all.cause()).hasMessage("one");
    }

    @Test
    void nothingIsDoneAboutNothing() {
        assertThat(Lanes.through(List.<Integer>of(), 3, piece -> Future.succeededFuture())
                        .succeeded())
                .isTrue();
    }
}
