package org.fairgate.platform.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fairgate.platform.limit.Busy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final int QUEUE = 5;

    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final List<Promise<Void>> ends = new CopyOnWriteArrayList<>();
    private final List<Boolean> onTheLoop = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Context loop = ((io.vertx.core.internal.VertxInternal) VERTX).createEventLoopContext();

    @AfterAll
    static void close() {
        Object unused = VERTX.close().await();
    }

    private GroupCommit<Integer, String> commits(Duration deadline, GroupCommit.Batch<Integer, String> batch) {
        BatchBounds bounds = new BatchBounds("test", 4, Duration.ofMillis(1), QUEUE, deadline);
        return new GroupCommit<>(VERTX, loop, bounds, batch, new BatchMetrics(metrics, "test"));
    }

    /** Each batch ends when the test says so, on the test's thread. */
    private GroupCommit<Integer, String> held(Duration deadline) {
        return commits(deadline, items -> {
            onTheLoop.add(((ContextInternal) loop).inThread());
            batches.add(List.copyOf(items));
            Promise<Void> end = Promise.promise();
            ends.add(end);
            return end.future().map(items.stream().map(item -> "done " + item).toList());
        });
    }

    /** In the queue when this returns. */
    private List<Future<String>> submitted(GroupCommit<Integer, String> commits, int from, int to) {
        List<Future<String>> all =
                IntStream.rangeClosed(from, to).mapToObj(commits::submit).toList();
        Promise<Void> seen = Promise.promise();
        loop.runOnContext(now -> seen.complete());
        Object unused = seen.future().await();
        return all;
    }

    private void awaitBatches(int count) throws InterruptedException {
        while (ends.size() < count) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Test
    void whatComesWhileABatchIsCommittedGathersAndEveryCommitBeginsOnTheLoop() throws Exception {
        GroupCommit<Integer, String> commits = held(Duration.ofMinutes(1));
        Future<String> first = commits.submit(1);
        awaitBatches(1);
        List<Future<String>> rest = submitted(commits, 2, 6);
        ends.get(0).complete();
        awaitBatches(2);
        ends.get(1).complete();
        awaitBatches(3);
        ends.get(2).complete();

        assertThat(first.await()).isEqualTo("done 1");
        assertThat(Future.all(rest).await().<String>list())
                .containsExactly("done 2", "done 3", "done 4", "done 5", "done 6");
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4, 5), List.of(6));
        assertThat(onTheLoop).as("though the one before ended elsewhere").containsOnly(true);
    }

    @Test
    void whoeverDoesNotFitIntoTheQueueIsRefusedAtOnce() throws Exception {
        GroupCommit<Integer, String> commits = held(Duration.ofMinutes(1));
        Future<String> first = commits.submit(0);
        awaitBatches(1);
        List<Future<String>> waiting = submitted(commits, 1, QUEUE);
        Future<String> oneTooMany = commits.submit(99);

        assertThat(oneTooMany.cause()).isInstanceOf(Busy.class);
        assertThat(metrics.get("test.queue").gauge().value()).isEqualTo(QUEUE);
        assertThat(metrics.get("test.refused").counter().count()).isEqualTo(1);
        ends.get(0).complete();
        awaitBatches(2);
        ends.get(1).complete();
        awaitBatches(3);
        ends.get(2).complete();
        assertThat(first.await()).isEqualTo("done 0");
        assertThat(Future.all(waiting).await().<String>list()).hasSize(QUEUE);
    }

    @Test
    void whoeverHasWaitedTooLongIsRefusedAndNotWritten() throws Exception {
        GroupCommit<Integer, String> commits = held(Duration.ofMillis(20));
        Future<String> first = commits.submit(1);
        awaitBatches(1);
        Future<String> late = commits.submit(2);
        TimeUnit.MILLISECONDS.sleep(40);
        ends.get(0).complete();

        assertThat(first.await()).isEqualTo("done 1");
        Object unused = late.otherwiseEmpty().await();
        assertThat(late.cause()).isInstanceOf(Busy.class);
        assertThat(batches).containsExactly(List.of(1));
    }

    @Test
    void oneThatCannotBeWrittenFailsAloneAlsoWhereTheBatchThrows() {
        Promise<List<String>> first = Promise.promise();
        GroupCommit<Integer, String> commits = commits(Duration.ofMinutes(1), items -> {
            batches.add(List.copyOf(items));
            if (items.contains(3)) {
                throw new IllegalStateException("three");
            }
            return items.contains(0)
                    ? first.future()
                    : Future.succeededFuture(items.stream().map(String::valueOf).toList());
        });
        Future<String> before = submitted(commits, 0, 0).get(0);
        List<Future<String>> all = submitted(commits, 1, 5);
        first.complete(List.of("0"));
        Object unused = Future.join(all).otherwiseEmpty().await();

        assertThat(before.await()).isEqualTo("0");
        assertThat(all.stream().map(Future::result)).containsExactly("1", "2", null, "4", "5");
        assertThat(all.get(2).cause()).hasMessage("three");
        assertThat(batches)
                .containsExactly(
                        List.of(0), List.of(1, 2, 3, 4), List.of(1), List.of(2), List.of(3), List.of(4), List.of(5));
    }

    @Test
    void whileTheDatabaseIsAwayNobodyIsTriedAlone() throws Exception {
        GroupCommit<Integer, String> commits = held(Duration.ofMinutes(1));
        Future<String> first = commits.submit(1);
        awaitBatches(1);
        List<Future<String>> rest = submitted(commits, 2, 4);
        ends.get(0).complete();
        awaitBatches(2);
        ends.get(1).fail(new PgException("away", "FATAL", "57P01", ""));

        Object unused = Future.join(rest).otherwiseEmpty().await();
        assertThat(first.await()).isEqualTo("done 1");
        assertThat(rest).allMatch(Future::failed);
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4));
        assertThat(metrics.get("test.failed").counter().count()).isEqualTo(3);
    }
}
