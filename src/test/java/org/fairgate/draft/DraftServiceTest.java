package org.fairgate.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.VertxInternal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Group commit, versions and superseding, on a real PostgreSQL. */
class DraftServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final EditionId EDITION = new EditionId(UUID.fromString("0192f000-0000-7000-8000-000000000001"));

    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock, new SecureRandom());
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private Optional<EditionId> open = Optional.of(EDITION);
    private DraftService drafts = service(UnaryOperator.identity());
    private final UnitId unit = new UnitId(ids.next());

    @BeforeEach
    void openAgain() {
        open = Optional.of(EDITION);
    }

    private DraftService service(UnaryOperator<DraftWriter.Batch> faulty) {
        var settings = DATABASE.settings().autoSave();
        DraftWriters writers = new DraftWriters(settings, DraftWriters.onPool(DATABASE.pool(), clock), metrics, faulty);
        var unused = DATABASE.vertx()
                .deployVerticle(() -> new AutoSaveVerticle(writers), new DeploymentOptions().setInstances(2))
                .await();
        FieldCipher cipher = new FieldCipher(KeyRing.parse("keys", new Secret("t:" + KEY)), new SecureRandom());
        var crypto = new DraftService.Crypto(cipher, new BlindIndex(KeyRing.key("key", KEY)));
        return new DraftService(DATABASE.db(), writers, crypto, clock, editions());
    }

    private DraftService.Editions editions() {
        return new DraftService.Editions() {
            @Override
            public Optional<EditionId> open() {
                return open;
            }

            @Override
            public Optional<EditionId> current() {
                return Optional.of(EDITION);
            }
        };
    }

    private static Buffer page(String name) {
        return Buffer.buffer("{\"name\":\"" + name + "\"}");
    }

    private long save(long base, String name) {
        return drafts.save(unit, "unit", base, page(name)).await().version();
    }

    private String stored() {
        return drafts.find(unit, "unit").await().orElseThrow().body().toString();
    }

    @Test
    @Tag("R-SAVE-1")
    void theFirstSaveGetsVersionOneAndEachFurtherOneTheNext() {
        assertThat(save(0, "a")).isEqualTo(1);
        assertThat(save(1, "b")).isEqualTo(2);
        assertThat(save(2, "c")).isEqualTo(3);
        assertThat(stored()).isEqualTo("{\"name\":\"c\"}");
    }

    @Test
    @Tag("R-SAVE-2")
    void aStaleSaveIsRefusedAndKeepsTheNewerText() {
        assertThat(save(0, "first")).isEqualTo(1);
        assertThat(save(1, "second")).isEqualTo(2);

        assertThatThrownBy(() -> save(1, "late")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.refusal()).isEqualTo(DraftProblem.STALE);
            assertThat(problem.members()).containsEntry("currentVersion", 2L);
        });
        assertThat(stored()).isEqualTo("{\"name\":\"second\"}");
    }

    @Test
    @Tag("R-SAVE-2")
    void aSaveOfAPageThatIsGoneIsStaleAndCreatesNothing() {
        assertThatThrownBy(() -> save(5, "x")).isInstanceOf(Problem.class);
        assertThat(drafts.find(unit, "unit").await()).isEmpty();
    }

    @Test
    @Tag("R-SAVE-1")
    void aRepeatedSaveWhoseAnswerWasLostIsAnsweredWithoutAWrite() {
        assertThat(save(0, "a")).isEqualTo(1);
        assertThat(save(1, "b")).isEqualTo(2);
        clock.advance(java.time.Duration.ofMinutes(1));

        assertThat(save(1, "b")).isEqualTo(2);

        assertThat(drafts.find(unit, "unit").await().orElseThrow().savedAt()).isEqualTo(TestClock.START);
    }

    @Test
    @Tag("R-SAVE-2")
    void ofManySavesOnTheSameVersionExactlyOneWinsAndTheOthersAreTold() {
        assertThat(save(0, "start")).isEqualTo(1);

        Tally tally = race(drafts);

        assertThat(tally.saved()).isEqualTo(1);
        assertThat(tally.stale()).isEqualTo(49);
    }

    @Test
    @Tag("R-SAVE-2")
    void withoutTheVersionGuardTheRaceLosesText() {
        assertThat(save(0, "start")).isEqualTo(1);
        DraftService unguarded = service(real -> saves -> force(saves));

        assertThat(race(unguarded).saved()).isGreaterThan(1);
    }

    private record Tally(long saved, long stale) {}

    /** Fifty at once, on all event loops: on those that have a writer of their own, and on those that have none. */
    private Tally race(DraftService service) {
        List<Context> loops = IntStream.range(0, VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE)
                .<Context>mapToObj(i -> ((VertxInternal) DATABASE.vertx()).createEventLoopContext())
                .toList();
        List<Future<DraftService.Saved>> all = IntStream.range(0, 50)
                .mapToObj(i -> on(loops.get(i % loops.size()), () -> service.save(unit, "unit", 1, page("tab " + i))))
                .toList();
        var unused = Future.join(all).otherwiseEmpty().await();
        return new Tally(
                all.stream().filter(Future::succeeded).count(),
                all.stream()
                        .filter(f -> f.failed() && f.cause() instanceof Problem p && p.refusal() == DraftProblem.STALE)
                        .count());
    }

    private static <T> Future<T> on(Context loop, Supplier<Future<T>> call) {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(here -> call.get().onComplete(promise));
        return promise.future();
    }

    /** The writer of the negative control: overwrites whatever is there. */
    private static Future<List<Outcome>> force(List<Save> saves) {
        Future<Void> all = Future.succeededFuture();
        for (Save save : saves) {
            all = all.compose(done -> DATABASE.pool()
                    .preparedQuery("UPDATE draft SET body = $2, version = version + 1 WHERE unit_id = $1")
                    .execute(io.vertx.sqlclient.Tuple.of(save.key().unit(), Buffer.buffer(save.body())))
                    .mapEmpty());
        }
        return all.map(done -> saves.stream()
                .<Outcome>map(save -> new Outcome.Saved(save.version()))
                .toList());
    }

    @Test
    @Tag("R-SAVE-1")
    void savesInARowThatOvertakeTheCommitAreAllAcknowledgedAndTheLastOneStays() {
        List<Future<DraftService.Saved>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(drafts.save(unit, "unit", i, page("v" + (i + 1))));
        }
        Future.all(all).await();

        assertThat(all)
                .extracting(f -> f.result().version())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
        assertThat(stored()).isEqualTo("{\"name\":\"v20\"}");
        assertThat(drafts.find(unit, "unit").await().orElseThrow().version()).isEqualTo(20);
    }

    @Test
    @Tag("R-SAVE-1")
    void aBatchOfManyUnitsIsCommittedInFewStatements() {
        List<Future<DraftService.Saved>> all = IntStream.range(0, 1_000)
                .mapToObj(i -> drafts.save(new UnitId(ids.next()), "contact", 0, page("unit " + i)))
                .toList();
        Future.all(all).await();

        assertThat(metrics.get("fairgate.autosave.batch.size").summary().count())
                .isLessThan(200);
        assertThat(all).allMatch(f -> f.result().version() == 1);
    }

    @Test
    @Tag("R-SAVE-1")
    void oneRowThatTheDatabaseRefusesFailsNoNeighbour() {
        UnitId bad = new UnitId(ids.next());
        drafts = service(real -> saves ->
                real.commit(saves.stream().map(save -> spoil(save, bad)).toList()));
        List<UnitId> good =
                IntStream.range(0, 30).mapToObj(i -> new UnitId(ids.next())).toList();
        Future<DraftService.Saved> spoilt = drafts.save(bad, "unit", 0, page("bad"));
        List<Future<DraftService.Saved>> all = good.stream()
                .map(each -> drafts.save(each, "unit", 0, page("good")))
                .toList();

        Future.all(all).await();

        var unused = spoilt.otherwiseEmpty().await();
        assertThat(spoilt.failed()).isTrue();
    }

    /** Gives the row a hash of a length that the table's CHECK refuses. */
    private static Save spoil(Save save, UnitId bad) {
        return save.key().unit().equals(bad.value())
                ? new Save(save.key(), save.base(), save.version(), save.body(), new byte[3])
                : save;
    }

    @Test
    @Tag("R-UNIT-6")
    void aSubmittedPageIsLockedAndSaysSo() {
        assertThat(save(0, "a")).isEqualTo(1);
        var unused = DATABASE.sql("UPDATE draft SET locked = true WHERE unit_id = $1", unit.value());

        assertThatThrownBy(() -> save(1, "b"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(DraftProblem.LOCKED));
    }

    @Test
    @Tag("R-SAVE-1")
    void outsideTheOpeningTimeNothingIsSaved() {
        open = Optional.empty();

        assertThatThrownBy(() -> save(0, "a"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(DraftProblem.CLOSED));
    }

    @Test
    void whatLiesInTheTableIsNotReadable() {
        assertThat(save(0, "机密单位")).isEqualTo(1);

        Buffer body = DATABASE.sql("SELECT body FROM draft WHERE unit_id = $1", unit.value())
                .get(0)
                .getBuffer(0);

        assertThat(body.toString()).doesNotContain("机密单位").doesNotContain("name");
    }

    @Test
    @Tag("R-SAVE-4")
    void aFullQueueTellsBrowsersToWaitLongerAndThenRefuses() {
        io.vertx.core.Promise<Void> gate = io.vertx.core.Promise.promise();
        DraftService slow = service(real -> saves -> gate.future().compose(go -> real.commit(saves)));
        int limit = DATABASE.settings().autoSave().queueLimit();
        UnitId busy = unit;
        List<Future<DraftService.Saved>> all = new ArrayList<>();
        for (int i = 0; i < limit + 600; i++) {
            all.add(slow.save(sameWriter(busy, i), "unit", 0, page("x")));
        }
        DATABASE.vertx().timer(1).await();

        assertThat(slow.saveIntervalMs())
                .isEqualTo(DATABASE.settings().autoSave().fullInterval().toMillis());
        gate.complete();
        var unused = Future.join(all).otherwiseEmpty().await();
        assertThat(all).anyMatch(f -> f.failed() && f.cause() instanceof org.fairgate.platform.limit.Busy);
        assertThat(all.stream().filter(Future::succeeded).count()).isGreaterThanOrEqualTo(limit);
    }

    /** Units whose saves meet in the same one of two writers. */
    private static UnitId sameWriter(UnitId like, int number) {
        UUID id = new UUID(
                like.value().getMostSignificantBits() + number, like.value().getLeastSignificantBits());
        boolean same =
                Math.floorMod(id.hashCode(), 2) == Math.floorMod(like.value().hashCode(), 2);
        return new UnitId(same ? id : new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1));
    }
}
