package org.fairgate.unit.life;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.UnitState.Mover;

/** Guarded moves of registrations, and their rounds. Every statement is keyed by the unit first. */
final class LifeStore {
    static final String SUBMIT = """
            UPDATE unit SET state = 'submitted', round = $3, name = $4, submitted_at = $5, updated_at = $5,
                submitted_file_id = $6, opened_at = NULL, decided_at = NULL
            WHERE unit_id = $1 AND edition_id = $2 AND state = ANY($7) AND round = $3 - 1""";
    static final String INSERT_ROUND = """
            INSERT INTO unit_round (unit_id, edition_id, round, body, submitted_at) VALUES ($1, $2, $3, $4, $5)""";

    /** Back to {@code returned} where it had been sent back before, so that its reasons stand again. */
    static final String WITHDRAW = """
            UPDATE unit SET updated_at = $3, state = CASE WHEN EXISTS (
                SELECT FROM unit_round r WHERE r.unit_id = $1 AND r.edition_id = $2 AND r.outcome = 'returned')
                THEN 'returned' ELSE 'draft' END
            WHERE unit_id = $1 AND edition_id = $2 AND state = 'submitted' AND opened_at IS NULL""";

    static final String OPEN = """
            UPDATE unit SET opened_at = $3
            WHERE unit_id = $1 AND edition_id = $2 AND state = 'submitted' AND opened_at IS NULL""";
    static final String DECIDE = """
            UPDATE unit SET state = $4, decided_at = $5, updated_at = $5, opened_at = coalesce(opened_at, $5)
            WHERE unit_id = $1 AND edition_id = $2 AND round = $3 AND state = ANY($6)""";
    static final String CLOSE_ROUND = """
            UPDATE unit_round SET outcome = $4, decided_at = $5, decided_by = $6, reasons = $7
            WHERE unit_id = $1 AND edition_id = $2 AND round = $3 AND outcome IS NULL""";
    static final String ROUNDS = """
            SELECT round, body, submitted_at, outcome, reasons, decided_by, decided_at FROM unit_round
            WHERE unit_id = $1 AND edition_id = $2 ORDER BY round LIMIT 100""";
    static final String VERDICT = """
            SELECT round, outcome, reasons, decided_by, decided_at FROM unit_round
            WHERE unit_id = $1 AND edition_id = $2 AND round = $3""";
    static final String LAST_RETURNED = """
            SELECT round, outcome, reasons, decided_by, decided_at FROM unit_round
            WHERE unit_id = $1 AND edition_id = $2 AND outcome = 'returned' ORDER BY round DESC LIMIT 1""";

    private final RoundSeal seal;

    LifeStore(RoundSeal seal) {
        this.seal = seal;
    }

    /** A unit on its way into a new round. */
    record Submission(Unit unit, int round, String name, Instant at) {
        private RoundSeal.Key key() {
            return new RoundSeal.Key(unit.id(), unit.edition(), round);
        }
    }

    /** The caller holds the row and has looked at it; a move that does nothing would be a fault of ours. */
    Future<Void> submit(SqlClient tx, Submission submission) {
        Unit unit = submission.unit();
        return moved(
                tx,
                SUBMIT,
                key(unit.id(), unit.edition(), submission.round())
                        .addString(submission.name())
                        .addOffsetDateTime(utc(submission.at()))
                        .addUUID(unit.qualification().map(FileId::value).orElse(null))
                        .addArrayOfString(UnitState.SUBMITTED.sources(Mover.UNIT)));
    }

    Future<Void> insertRound(SqlClient tx, Submission submission, List<UnitRound.Field> fields) {
        return tx.preparedQuery(INSERT_ROUND)
                .execute(key(submission.unit().id(), submission.unit().edition(), submission.round())
                        .addBuffer(Buffer.buffer(seal.fields(submission.key(), fields)))
                        .addOffsetDateTime(utc(submission.at())))
                .mapEmpty();
    }

    Future<Void> withdraw(SqlClient tx, Unit unit, Instant now) {
        return moved(tx, WITHDRAW, Tuple.of(unit.id().value(), unit.edition().value(), utc(now)))
                .compose(done -> moved(
                        tx,
                        CLOSE_ROUND,
                        key(unit.id(), unit.edition(), unit.round())
                                .addString(code(UnitRound.Outcome.WITHDRAWN))
                                .addOffsetDateTime(utc(now))
                                .addUUID(null)
                                .addBuffer(null)));
    }

    Future<Boolean> open(SqlClient tx, UnitId unit, EditionId edition, Instant now) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(unit.value(), edition.value(), utc(now)))
                .map(done -> done.rowCount() == 1);
    }

    /** Whether the decision was the first on the round that its reviewer saw. */
    Future<Boolean> decide(SqlClient tx, UnitDecision decision, Instant now) {
        UnitState outcome = decision.outcome();
        return tx.preparedQuery(DECIDE)
                .execute(key(decision.unit(), decision.edition(), decision.round())
                        .addString(outcome.code())
                        .addOffsetDateTime(utc(now))
                        .addArrayOfString(outcome.sources(Mover.REVIEWER)))
                .map(done -> done.rowCount() == 1);
    }

    Future<Void> closeRound(SqlClient tx, UnitDecision decision, Instant now) {
        RoundSeal.Key key = new RoundSeal.Key(decision.unit(), decision.edition(), decision.round());
        return moved(
                tx,
                CLOSE_ROUND,
                key(decision.unit(), decision.edition(), decision.round())
                        .addString(decision.outcome().code())
                        .addOffsetDateTime(utc(now))
                        .addUUID(decision.staff().value())
                        .addBuffer(
                                decision.reasons().isEmpty()
                                        ? null
                                        : Buffer.buffer(seal.reasons(key, decision.reasons()))));
    }

    /** What became of the round that a decision names. */
    Future<Optional<UnitRound.Verdict>> verdict(SqlClient client, UnitDecision decision) {
        return verdict(client, VERDICT, decision.unit(), key(decision.unit(), decision.edition(), decision.round()));
    }

    /** The last time that the unit was sent back. */
    Future<Optional<UnitRound.Verdict>> lastReturned(SqlClient client, Unit unit) {
        return verdict(
                client,
                LAST_RETURNED,
                unit.id(),
                Tuple.of(unit.id().value(), unit.edition().value()));
    }

    private Future<Optional<UnitRound.Verdict>> verdict(SqlClient client, String sql, UnitId unit, Tuple key) {
        EditionId edition = new EditionId(key.getUUID(1));
        return client.preparedQuery(sql)
                .execute(key)
                .map(rows -> rows.stream()
                        .findFirst()
                        .flatMap(row -> verdict(new RoundSeal.Key(unit, edition, row.getInteger("round")), row)));
    }

    Future<List<UnitRound>> rounds(SqlClient client, UnitId unit, EditionId edition) {
        return client.preparedQuery(ROUNDS)
                .execute(Tuple.of(unit.value(), edition.value()))
                .map(rows -> rows.stream()
                        .map(row -> round(new RoundSeal.Key(unit, edition, row.getInteger("round")), row))
                        .toList());
    }

    private UnitRound round(RoundSeal.Key key, Row row) {
        return new UnitRound(
                key.round(),
                seal.fields(key, row.getBuffer("body").getBytes()),
                row.getOffsetDateTime("submitted_at").toInstant(),
                verdict(key, row));
    }

    private Optional<UnitRound.Verdict> verdict(RoundSeal.Key key, Row row) {
        String outcome = row.getString("outcome");
        Buffer reasons = row.getBuffer("reasons");
        UUID by = row.getUUID("decided_by");
        return outcome == null
                ? Optional.empty()
                : Optional.of(new UnitRound.Verdict(
                        UnitRound.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                        reasons == null ? List.of() : seal.reasons(key, reasons.getBytes()),
                        Optional.ofNullable(by).map(StaffId::new),
                        row.getOffsetDateTime("decided_at").toInstant()));
    }

    private static Future<Void> moved(SqlClient tx, String sql, Tuple tuple) {
        return tx.preparedQuery(sql)
                .execute(tuple)
                .compose(done -> done.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException("a guarded move changed nothing")));
    }

    private static Tuple key(UnitId unit, EditionId edition, int round) {
        return Tuple.of(unit.value(), edition.value(), round);
    }

    private static String code(UnitRound.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
