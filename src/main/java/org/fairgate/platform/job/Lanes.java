package org.fairgate.platform.job;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Works through a batch, a few pieces at the same time; a slow piece holds up its lane and no other. */
public final class Lanes {
    private Lanes() {}

    /**
     * Does the work for each piece.
     *
     * @param lanes how many pieces at the same time
     * @param work fails when the whole batch should: its lane begins nothing more
     * @return when every lane has ended; fails with the first failure
     */
    public static <T> Future<Void> through(Collection<T> pieces, int lanes, Function<? super T, Future<Void>> work) {
        Queue<T> left = new ArrayDeque<>(pieces);
        return Future.join(IntStream.range(0, Math.min(lanes, pieces.size()))
                        .mapToObj(lane -> drain(left, work))
                        .toList())
                .mapEmpty();
    }

    private static <T> Future<Void> drain(Queue<T> left, Function<? super T, Future<Void>> work) {
        T next;
        synchronized (left) {
            next = left.poll();
        }
        return next == null
                ? Future.succeededFuture()
                : Future.succeededFuture(next).compose(work).compose(done -> drain(left, work));
    }
}
