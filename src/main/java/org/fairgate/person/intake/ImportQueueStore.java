package org.fairgate.person.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;

/**
 * SQL of running imports. Every statement after the claim names the claim's fence; one that changes nothing means that the
 * import is somebody else's by now.
 */
final class ImportQueueStore {
    static final String CLAIM = """
            UPDATE person_import i SET state = CASE i.state WHEN 'uploading' THEN 'uploading' ELSE 'running' END,
                   fence = i.fence + 1, attempts = i.attempts + 1, lease_until = $2, changed_at = $1
            FROM (SELECT unit_id, import_id FROM person_import
                  WHERE state IN ('uploading', 'received', 'running') AND (lease_until IS NULL OR lease_until < $1)
                  ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) next
            WHERE i.unit_id = next.unit_id AND i.import_id = next.import_id
            RETURNING i.unit_id, i.import_id, i.edition_id, i.state, i.parts, i.done, i.fence, i.attempts""";
    static final String COUNTED = """
            UPDATE person_import SET total = $4, pictures = $5, lease_until = $6, changed_at = $7
            WHERE unit_id = $1 AND import_id = $2 AND fence = $3 AND state = 'running'""";
    static final String HOLD = """
            SELECT done FROM person_import
            WHERE unit_id = $1 AND import_id = $2 AND fence = $3 AND state = 'running' AND done = $4 FOR UPDATE""";
    static final String ADVANCE = """
            UPDATE person_import SET done = done + $4, added = added + $5, renewed = renewed + $6, wrong = wrong + $7,
                   photos = photos + $8, attempts = 0, lease_until = $9, changed_at = $10
            WHERE unit_id = $1 AND import_id = $2 AND fence = $3 AND state = 'running'""";
    static final String END = """
            UPDATE person_import SET state = $4, problem = $5, lease_until = NULL, changed_at = $6
            WHERE unit_id = $1 AND import_id = $2 AND fence = $3 AND state IN ('uploading', 'running')""";
    static final String GIVE_BACK = """
            UPDATE person_import SET lease_until = $4
            WHERE unit_id = $1 AND import_id = $2 AND fence = $3 AND state = 'running'""";
    static final String LEFT_OVER = """
            SELECT unit_id, import_id, parts FROM person_import
            WHERE state IN ('done', 'failed') AND parts <> '{}' ORDER BY changed_at LIMIT $1""";
    static final String REMOVED =
            "UPDATE person_import SET parts = '{}' WHERE unit_id = $1 AND import_id = $2 AND state IN ('done', 'failed')";

    private ImportQueueStore() {}

    /** The oldest import that nobody has a claim on. */
    static Future<Optional<ImportJob>> claim(SqlClient client, Instant now, Instant lease) {
        return client.preparedQuery(CLAIM)
                .mapping(ImportQueueStore::job)
                .execute(Tuple.of(ImportStore.utc(now), ImportStore.utc(lease)))
                .map(rows -> rows.stream().findFirst());
    }

    private static ImportJob job(Row row) {
        return new ImportJob(
                new UnitId(row.getUUID("unit_id")),
                row.getUUID("import_id"),
                new EditionId(row.getUUID("edition_id")),
                ImportStore.files(row.getArrayOfUUIDs("parts")),
                row.getInteger("done"),
                row.getLong("fence"),
                row.getInteger("attempts"),
                !"uploading".equals(row.getString("state")));
    }

    /** What there is in a file. */
    record Contents(int rows, int pictures) {}

    static Future<Boolean> counted(SqlClient client, ImportJob job, Contents contents, Instant now, Instant lease) {
        return changed(
                client,
                COUNTED,
                tuple(job)
                        .addInteger(contents.rows())
                        .addInteger(contents.pictures())
                        .addOffsetDateTime(ImportStore.utc(lease))
                        .addOffsetDateTime(ImportStore.utc(now)));
    }

    /** Whether the claim still counts and nobody has gone further; if so, nobody does until the transaction ends. */
    static Future<Boolean> hold(SqlClient tx, ImportJob job, int done) {
        return tx.preparedQuery(HOLD).execute(tuple(job).addInteger(done)).map(rows -> rows.size() == 1);
    }

    /** What became of some rows. */
    record Step(int added, int renewed, int wrong, int photos) {
        int rows() {
            return added + renewed + wrong;
        }
    }

    static Future<Boolean> advance(SqlClient tx, ImportJob job, Step step, Instant now, Instant lease) {
        return changed(
                tx,
                ADVANCE,
                tuple(job)
                        .addInteger(step.rows())
                        .addInteger(step.added())
                        .addInteger(step.renewed())
                        .addInteger(step.wrong())
                        .addInteger(step.photos())
                        .addOffsetDateTime(ImportStore.utc(lease))
                        .addOffsetDateTime(ImportStore.utc(now)));
    }

    /** Ends it, with or without a problem of the whole. */
    static Future<Boolean> end(SqlClient client, ImportJob job, Optional<String> problem, Instant now) {
        ImportState state = problem.isPresent() ? ImportState.FAILED : ImportState.DONE;
        return changed(
                client,
                END,
                tuple(job)
                        .addString(state.code())
                        .addString(problem.orElse(null))
                        .addOffsetDateTime(ImportStore.utc(now)));
    }

    /** Lets another node, or this one later, go on with it. */
    static Future<Boolean> giveBack(SqlClient client, ImportJob job, Instant from) {
        return changed(client, GIVE_BACK, tuple(job).addOffsetDateTime(ImportStore.utc(from)));
    }

    /** An ended import whose file is still there. */
    record LeftOver(UnitId unit, UUID id, List<FileId> parts) {}

    static Future<List<LeftOver>> leftOver(SqlClient client, int most) {
        return client.preparedQuery(LEFT_OVER)
                .mapping(row -> new LeftOver(
                        new UnitId(row.getUUID("unit_id")),
                        row.getUUID("import_id"),
                        ImportStore.files(row.getArrayOfUUIDs("parts"))))
                .execute(Tuple.of(most))
                .map(rows -> rows.stream().toList());
    }

    static Future<Boolean> removed(SqlClient client, LeftOver left) {
        return changed(client, REMOVED, Tuple.of(left.unit().value(), left.id()));
    }

    private static Tuple tuple(ImportJob job) {
        return Tuple.of(job.unit().value(), job.id(), job.fence());
    }

    private static Future<Boolean> changed(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(done -> done.rowCount() == 1);
    }
}
