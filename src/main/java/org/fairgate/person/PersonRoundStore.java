package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.person.base.PersonKey;

/** What was submitted of persons, round by round, and what was decided of it. */
final class PersonRoundStore {
    static final String INSERT = """
            INSERT INTO person_round (unit_id, edition_id, person_id, round, body, document_index, submitted_at)
            SELECT $1, $2, i.person_id, i.round, i.body, i.document_index, $7
            FROM unnest($3::uuid[], $4::int[], $5::bytea[], $6::bytea[]) AS i(person_id, round, body, document_index)""";
    static final String DECIDE = """
            UPDATE person_round SET outcome = $5, reasons = $6, decided_by = $7, decided_at = $8
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 AND round = $4""";
    static final String DECIDED = """
            SELECT decided_by, decided_at FROM person_round
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 AND round = $4 AND decided_at IS NOT NULL""";

    private PersonRoundStore() {}

    /** A submission; the body is encrypted, the document a keyed hash. */
    record Sent(PersonKey key, int round, Buffer body, Buffer document) {}

    static Future<Void> insert(SqlClient tx, List<Sent> all, Instant now) {
        PersonKey first = all.get(0).key();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(first.unit().value(), first.edition().value())
                        .addArrayOfUUID(all.stream()
                                .map(one -> one.key().person().value())
                                .toArray(UUID[]::new))
                        .addArrayOfInteger(all.stream().map(Sent::round).toArray(Integer[]::new))
                        .addArrayOfBuffer(all.stream().map(Sent::body).toArray(Buffer[]::new))
                        .addArrayOfBuffer(all.stream().map(Sent::document).toArray(Buffer[]::new))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** What became of a round; the reasons are encrypted. */
    record Decision(PersonKey key, int round, String outcome, Optional<Buffer> reasons, Optional<UUID> by) {}

    static Future<Void> decide(SqlClient tx, Decision decision, Instant now) {
        return tx.preparedQuery(DECIDE)
                .execute(tuple(decision.key(), decision.round())
                        .addString(decision.outcome())
                        .addBuffer(decision.reasons().orElse(null))
                        .addUUID(decision.by().orElse(null))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Who decided a round, and when. */
    record Decided(Optional<UUID> by, Instant at) {}

    static Future<Optional<Decided>> decided(SqlClient client, PersonKey key, int round) {
        return client.preparedQuery(DECIDED)
                .execute(tuple(key, round))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Decided(
                                Optional.ofNullable(row.getUUID("decided_by")),
                                row.getOffsetDateTime("decided_at").toInstant())));
    }

    private static Tuple tuple(PersonKey key, int round) {
        return Tuple.of(key.unit().value(), key.edition().value(), key.person().value(), round);
    }
}
