package org.fairgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.db.SqlStates;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-AUD")
class AuditServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestClock clock = new TestClock();
    private final AuditService audit = new AuditService(clock);
    private final UnitId unit = new UnitId(UUID.randomUUID());

    @Test
    void entriesOfAUnitAreNumberedWithoutAGapAndTheChainHolds() {
        record("account.created");
        clock.advance(Duration.ofNanos(1_234_567));
        record("account.password-changed");
        record(AuditEntry.GLOBAL, "edition.opened");

        assertThat(DATABASE.sql("SELECT seq, action FROM audit WHERE unit_id = $1 ORDER BY seq", unit.value()))
                .extracting(row -> row.getLong("seq") + " " + row.getString("action"))
                .containsExactly("1 account.created", "2 account.password-changed");
        assertThat(verdict()).isEqualTo(new AuditService.Verdict(true, 2));
        assertThat(verdict(AuditEntry.GLOBAL)).isEqualTo(new AuditService.Verdict(true, 1));
    }

    @Test
    void anEmptyChainHolds() {
        assertThat(verdict()).isEqualTo(new AuditService.Verdict(true, 0));
    }

    @Test
    void aLongChainIsWalkedPageByPage() {
        DATABASE.db()
                .tx(tx -> IntStream.range(0, 1_001)
                        .mapToObj(i -> entry(unit, "a" + i))
                        .reduce(
                                Future.<Void>succeededFuture(),
                                (before, entry) -> before.compose(done -> audit.record(tx, entry)),
                                (left, right) -> right))
                .await();

        assertThat(verdict()).isEqualTo(new AuditService.Verdict(true, 1_001));
    }

    @Test
    void aBatchOverManyUnitsContinuesEveryChainInItsOrder() {
        UnitId other = new UnitId(UUID.randomUUID());
        record("first");
        List<AuditEntry> batch = IntStream.range(0, 40)
                .mapToObj(i -> entry(i % 3 == 0 ? other : unit, "b" + i))
                .toList();

        DATABASE.db().tx(tx -> audit.recordAll(tx, batch)).await();
        DATABASE.db().tx(tx -> audit.recordAll(tx, List.of())).await();
        record(other, "last");

        assertThat(verdict()).isEqualTo(new AuditService.Verdict(true, 27));
        assertThat(verdict(other)).isEqualTo(new AuditService.Verdict(true, 15));
        assertThat(DATABASE.sql("SELECT action FROM audit WHERE unit_id = $1 ORDER BY seq", other.value()))
                .extracting(row -> row.getString(0))
                .startsWith("b0", "b3", "b6")
                .endsWith("b39", "last");
    }

    @Test
    void batchesThatCrossEachOtherMakeWholeChains() {
        List<UnitId> units = IntStream.range(0, 8)
                .mapToObj(i -> new UnitId(UUID.randomUUID()))
                .toList();
        List<Future<Void>> all = IntStream.range(0, 16)
                .mapToObj(i -> DATABASE.db()
                        .tx(tx -> audit.recordAll(
                                tx,
                                IntStream.range(0, 8)
                                        .mapToObj(j -> entry(units.get(i % 2 == 0 ? j : 7 - j), "c" + i))
                                        .toList())))
                .toList();

        Future.all(all).await();

        assertThat(units).allMatch(each -> verdict(each).equals(new AuditService.Verdict(true, 16)));
    }

    @Test
    void anEntryOfATransactionThatFailsLeavesNothing() {
        record("first");
        Future<Void> failing = DATABASE.db()
                .tx(tx -> audit.record(tx, entry(unit, "lost"))
                        .compose(done -> Future.failedFuture(new IllegalStateException("rolled back"))));

        assertThatThrownBy(failing::await).hasMessage("rolled back");
        record("second");

        assertThat(verdict()).isEqualTo(new AuditService.Verdict(true, 2));
    }

    @Test
    void thirtyTwoWritersAtOnceMakeOneChain() {
        Future.all(IntStream.range(0, 32)
                        .mapToObj(i -> DATABASE.db().tx(tx -> audit.record(tx, entry(unit, "a" + i))))
                        .toList())
                .await();

        assertThat(verdict()).isEqualTo(new AuditService.Verdict(true, 32));
    }

    /** The control of the test above: reading the end and then writing behind it does collide. */
    @Test
    void writersThatReadTheEndWithoutTakingItCollide() {
        record("first");
        SqlConnection one = DATABASE.pool().getConnection().await();
        SqlConnection two = DATABASE.pool().getConnection().await();
        try {
            one.query("BEGIN").execute().await();
            two.query("BEGIN").execute().await();
            long seenByOne = naiveNext(one);
            long seenByTwo = naiveNext(two);
            assertThat(seenByOne).isEqualTo(seenByTwo);
            naiveWrite(one, seenByOne).await();
            one.query("COMMIT").execute().await();

            assertThatThrownBy(naiveWrite(two, seenByTwo)::await)
                    .matches(cause -> SqlStates.isUniqueViolation(cause, "audit_pkey"));
        } finally {
            two.query("ROLLBACK").execute().await();
            Future.all(one.close(), two.close()).await();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET why = 'another reason' WHERE unit_id = $1 AND seq = 2",
                "UPDATE audit SET at = at + interval '1 microsecond' WHERE unit_id = $1 AND seq = 2",
                "UPDATE audit SET actor = 'unit:x', action = 'xa' WHERE unit_id = $1 AND seq = 2",
                "DELETE FROM audit WHERE unit_id = $1 AND seq = 2",
                "UPDATE audit SET seq = seq + 10 WHERE unit_id = $1 AND seq >= 2",
                "DELETE FROM audit WHERE unit_id = $1 AND seq = 3",
                "DELETE FROM audit WHERE unit_id = $1"
            })
    void tamperingBehindTheBackOfTheDatabaseIsFound(String tampering) {
        record("one");
        record("two");
        record("three");
        assertThat(verdict().whole()).isTrue();

        DATABASE.db()
                .tx(tx -> tx.query("SET LOCAL session_replication_role = replica")
                        .execute()
                        .compose(off -> tx.preparedQuery(tampering).execute(Tuple.of(unit.value()))))
                .await();

        assertThat(verdict().whole()).isFalse();
        assertThat(verdict().links()).isLessThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET why = ''", "DELETE FROM audit", "TRUNCATE audit"})
    void theDatabaseRefusesToChangeOrDeleteEntries(String statement) {
        record("one");

        assertThatThrownBy(() -> DATABASE.sql(statement)).hasMessageContaining("append-only");
        assertThat(verdict().links()).isEqualTo(1);
    }

    @Test
    void textThatWouldNotFitIsRefusedBeforeItReachesTheDatabase() {
        assertThatThrownBy(() -> new AuditEntry(unit, "", "a", "", "", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditEntry(unit, "system", "a", "", "", "", "x".repeat(2001)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long naiveNext(SqlConnection connection) {
        return connection
                .query("SELECT coalesce(max(seq), 0) + 1 FROM audit")
                .execute()
                .await()
                .iterator()
                .next()
                .getLong(0);
    }

    private Future<?> naiveWrite(SqlConnection connection, long seq) {
        return connection
                .preparedQuery("INSERT INTO audit SELECT unit_id, $2, at, actor, action, subject, from_state, to_state,"
                        + " why, prev_hash, hash FROM audit WHERE unit_id = $1 AND seq = 1")
                .execute(Tuple.of(unit.value(), seq));
    }

    private void record(String action) {
        record(unit, action);
    }

    private void record(UnitId whose, String action) {
        DATABASE.db().tx(tx -> audit.record(tx, entry(whose, action))).await();
    }

    private static AuditEntry entry(UnitId unit, String action) {
        return new AuditEntry(unit, "unit:" + unit, action, "subject", "old", "new", "因为");
    }

    private AuditService.Verdict verdict() {
        return verdict(unit);
    }

    private AuditService.Verdict verdict(UnitId whose) {
        return DATABASE.db().read(client -> audit.verify(client, whose)).await();
    }
}
