package org.fairgate.unit.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fairgate.delegation.Scope;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.Reason;
import org.fairgate.unit.UnitState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What each reviewer sees of the queues, and in which order. */
class UnitQueueServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private static final int PLENTY = 50;
    private static final String CODE = "91440101MA5ANXXX0A";

    private static UnitStage stage;

    private UnitId beijing;
    private UnitId guangzhou;
    private UnitId shenzhen;

    @BeforeAll
    static void open() {
        stage = new UnitStage(DATABASE, directory);
    }

    @BeforeEach
    void submitThree() {
        var unused = DATABASE.sql("DELETE FROM unit");
        stage.clock.set(TestClock.START);
        beijing = submitted("beijing", "北京华星公司");
        guangzhou = submitted("guangdong-guangzhou", "Canton 100% Trading");
        shenzhen = submitted("guangdong-foshan", "佛山华星公司");
        stage.clock.advance(Duration.ofMinutes(1));
        UnitId neverSubmitted = stage.registered("beijing");
        assertThat(neverSubmitted).isNotEqualTo(beijing);
    }

    private static UnitId submitted(String node, String name) {
        stage.clock.advance(Duration.ofMinutes(1));
        UnitId unit = stage.filledIn(node, name);
        assertThat(stage.submit(unit).state()).isEqualTo(UnitState.SUBMITTED);
        return unit;
    }

    @Test
    @Tag("R-REV")
    void everyReviewerSeesTheirOwnUnitsOnly() {
        assertThat(seen(Scope.edition())).containsExactly(beijing, guangzhou, shenzhen);
        assertThat(seen(Scope.delegation(stage.node("guangdong")))).containsExactly(guangzhou, shenzhen);
        assertThat(seen(Scope.delegation(stage.node("beijing")))).containsExactly(beijing);
        assertThat(seen(Scope.subDelegation(stage.node("guangdong-guangzhou")))).containsExactly(guangzhou);
        assertThat(seen(Scope.overseas())).isEmpty();
        assertThat(find(Scope.subDelegation(stage.node("guangdong-guangzhou")), shenzhen))
                .isEmpty();
        assertThat(find(Scope.delegation(stage.node("guangdong")), shenzhen)).isPresent();
        assertThat(find(Scope.overseas(), beijing)).isEmpty();
    }

    @Test
    @Tag("R-REV")
    void aNodeIsLookedIntoOnlyFromWithin() {
        assertThat(seen(Scope.edition(), ofNode("guangdong-guangzhou"))).containsExactly(guangzhou);
        assertThat(seen(Scope.delegation(stage.node("guangdong")), ofNode("guangdong-guangzhou")))
                .containsExactly(guangzhou);
        assertThat(seen(Scope.delegation(stage.node("beijing")), ofNode("guangdong-guangzhou")))
                .isEmpty();
        assertThat(seen(Scope.subDelegation(stage.node("guangdong-foshan")), ofNode("guangdong-guangzhou")))
                .isEmpty();
        assertThat(seen(Scope.overseas(), ofNode("guangdong-guangzhou"))).isEmpty();
    }

    @Test
    @Tag("R-REV")
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<UnitId> all = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.OLDEST);
        while (next.isPresent()) {
            Paged<UnitCase> page = page(Scope.edition(), all(), next.get(), 1);
            page.rows().forEach(unit -> all.add(unit.unit()));
            next = page.next().map(Cursor::text).map(Cursor::parse);
        }
        assertThat(all).containsExactly(beijing, guangzhou, shenzhen);
    }

    @Test
    @Tag("R-REV")
    void aSearchFindsPartsOfNamesAndTakesThemLiterally() {
        assertThat(seen(Scope.edition(), named("华星"))).containsExactly(beijing, shenzhen);
        assertThat(seen(Scope.edition(), named(" canton "))).containsExactly(guangzhou);
        assertThat(seen(Scope.edition(), named("100%"))).containsExactly(guangzhou);
        assertThat(seen(Scope.edition(), named("%"))).containsExactly(guangzhou);
        assertThat(seen(Scope.edition(), named("_"))).isEmpty();
        assertThat(seen(Scope.delegation(stage.node("beijing")), named("华星"))).containsExactly(beijing);
    }

    @Test
    @Tag("R-REV")
    void aCreditCodeFindsItsUnitWithinTheScopeOnly() {
        UnitQueue byCode = new UnitQueue(code -> Future.succeededFuture(Optional.of(guangzhou)), stage.cipher);

        assertThat(codes(byCode, Scope.edition())).containsExactly(guangzhou);
        assertThat(codes(byCode, Scope.delegation(stage.node("beijing")))).isEmpty();
        assertThat(codes(stage.queue, Scope.edition())).isEmpty();
    }

    private static List<UnitId> codes(UnitQueue queue, Scope scope) {
        return queue.page(DATABASE.pool(), scope, named(CODE), Cursor.OLDEST, PLENTY).await().rows().stream()
                .map(UnitCase::unit)
                .toList();
    }

    @Test
    @Tag("R-REV")
    void filtersNarrowAQueue() {
        Instant middle =
                stage.units.find(guangzhou).await().filing().submittedAt().orElseThrow();
        UnitFilter all = all();

        assertThat(seen(
                        Scope.edition(),
                        new UnitFilter(
                                all.edition(),
                                all.state(),
                                false,
                                Optional.of(middle),
                                Optional.empty(),
                                Optional.empty(),
                                "")))
                .containsExactly(beijing);
        assertThat(seen(
                        Scope.edition(),
                        new UnitFilter(
                                all.edition(),
                                all.state(),
                                false,
                                Optional.empty(),
                                Optional.of(UnitCategory.OVERSEAS_OTHER),
                                Optional.empty(),
                                "")))
                .isEmpty();
        assertThat(seen(Scope.edition(), UnitFilter.of(all.edition(), UnitState.APPROVED)))
                .isEmpty();
        sendBackAndResubmit(beijing);
        assertThat(seen(
                        Scope.edition(),
                        new UnitFilter(
                                all.edition(),
                                all.state(),
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "")))
                .containsExactly(beijing);
    }

    @Test
    @Tag("R-REV")
    void theCountsAreThoseOfTheScope() {
        sendBackAndResubmit(beijing);
        decide(
                guangzhou,
                new UnitDecision(guangzhou, stage.edition(), 1, UnitState.APPROVED, List.of(), stage.staff()));

        assertThat(counts(Scope.edition())).isEqualTo(new UnitQueue.Counts(2, 1, 1, 0, 1));
        assertThat(counts(Scope.delegation(stage.node("guangdong")))).isEqualTo(new UnitQueue.Counts(1, 0, 1, 0, 1));
        assertThat(counts(Scope.subDelegation(stage.node("guangdong-guangzhou"))))
                .isEqualTo(new UnitQueue.Counts(0, 0, 0, 0, 1));
        assertThat(counts(Scope.overseas())).isEqualTo(new UnitQueue.Counts(0, 0, 0, 0, 0));
    }

    private static UnitQueue.Counts counts(Scope scope) {
        Instant now = stage.clock.instant();
        return stage.queue.counts(DATABASE.pool(), scope, stage.edition(), now).await();
    }

    private static void sendBackAndResubmit(UnitId unit) {
        decide(
                unit,
                new UnitDecision(
                        unit,
                        stage.edition(),
                        1,
                        UnitState.RETURNED,
                        List.of(new Reason("unit/name", "请核对")),
                        stage.staff()));
        assertThat(stage.submit(unit).round()).isEqualTo(2);
    }

    private static void decide(UnitId unit, UnitDecision decision) {
        assertThat(DATABASE.db()
                        .tx(tx -> stage.life.decide(tx, decision))
                        .await()
                        .id())
                .isEqualTo(unit);
    }

    private static UnitFilter all() {
        return UnitFilter.of(stage.edition(), UnitState.SUBMITTED);
    }

    private static UnitFilter named(String search) {
        return new UnitFilter(
                stage.edition(),
                UnitState.SUBMITTED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                search);
    }

    private static UnitFilter ofNode(String node) {
        return new UnitFilter(
                stage.edition(),
                UnitState.SUBMITTED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(stage.node(node)),
                "");
    }

    private static List<UnitId> seen(Scope scope) {
        return seen(scope, all());
    }

    private static List<UnitId> seen(Scope scope, UnitFilter filter) {
        return page(scope, filter, Cursor.OLDEST, PLENTY).rows().stream()
                .map(UnitCase::unit)
                .toList();
    }

    private static Paged<UnitCase> page(Scope scope, UnitFilter filter, Cursor after, int limit) {
        return stage.queue.page(DATABASE.pool(), scope, filter, after, limit).await();
    }

    private static Optional<UnitCase> find(Scope scope, UnitId unit) {
        return stage.queue.find(DATABASE.pool(), scope, unit, stage.edition()).await();
    }
}
