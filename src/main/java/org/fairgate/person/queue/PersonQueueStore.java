package org.fairgate.person.queue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.delegation.Scope;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonRound;
import org.fairgate.person.base.PersonRows;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.RoundSeal;

/**
 * What reviewers read of persons. Each statement stands here once for each reach of a scope, so that each is one range of
 * an index.
 */
final class PersonQueueStore {
    /** The first of each state by index, then the first of those. */
    private static final String PAGE_HEAD = "SELECT " + PersonRows.COLUMNS + """
            \sFROM unnest($2::text[]) AS wanted(wanted_state) CROSS JOIN LATERAL (
                SELECT * FROM person
                WHERE edition_id = $1 AND state = wanted_state AND (submitted_at, person_id) > ($3, $4)
                  AND ($5::text IS NULL OR tag = $5)\s""";

    private static final String PAGE_TAIL = """
            \sORDER BY submitted_at, person_id LIMIT $6) AS first
            ORDER BY submitted_at, person_id LIMIT $6""";

    static final String PAGE_OF_EDITION = PAGE_HEAD + "AND $7::uuid IS NOT NULL" + PAGE_TAIL;
    static final String PAGE_OF_DESK = PAGE_HEAD + "AND desk_id = $7" + PAGE_TAIL;
    static final String PAGE_OF_NODE = PAGE_HEAD + "AND node_id = $7" + PAGE_TAIL;

    /** Counts no further than anybody reads. */
    private static final String COUNTS_HEAD = """
            SELECT wanted_state, n FROM unnest($2::text[]) AS wanted(wanted_state) CROSS JOIN LATERAL (
                SELECT count(*)::int AS n FROM (
                    SELECT FROM person WHERE edition_id = $1 AND state = wanted_state\s""";

    private static final String COUNTS_TAIL = " LIMIT $3) AS some) AS counted";
    static final String COUNTS_OF_EDITION = COUNTS_HEAD + "AND $4::uuid IS NOT NULL" + COUNTS_TAIL;
    static final String COUNTS_OF_DESK = COUNTS_HEAD + "AND desk_id = $4" + COUNTS_TAIL;
    static final String COUNTS_OF_NODE = COUNTS_HEAD + "AND node_id = $4" + COUNTS_TAIL;

    private static final String OF_UNIT = "SELECT " + PersonRows.COLUMNS + """
            \sFROM person WHERE unit_id = $1 AND edition_id = $2 AND state <> 'draft' AND person_id > $3\s""";

    private static final String OF_UNIT_TAIL = " ORDER BY person_id LIMIT $4";
    static final String UNIT_OF_EDITION = OF_UNIT + "AND $5::uuid IS NOT NULL" + OF_UNIT_TAIL;
    static final String UNIT_OF_DESK = OF_UNIT + "AND desk_id = $5" + OF_UNIT_TAIL;
    static final String UNIT_OF_NODE = OF_UNIT + "AND node_id = $5" + OF_UNIT_TAIL;

    private static final String ONE = "SELECT " + PersonRows.COLUMNS + """
            \sFROM person WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 AND state <> 'draft'\s""";
    static final String ONE_OF_EDITION = ONE + "AND $4::uuid IS NOT NULL";
    static final String ONE_OF_DESK = ONE + "AND desk_id = $4";
    static final String ONE_OF_NODE = ONE + "AND node_id = $4";

    static final String ROUNDS = """
            SELECT round, body, submitted_at, outcome, reasons, decided_by, decided_at FROM person_round
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 ORDER BY round DESC LIMIT $4""";

    private final PersonRows rows;
    private final RoundSeal seal;

    PersonQueueStore(PersonRows rows, RoundSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    Future<List<Person>> page(SqlClient client, Scope scope, PersonFilter filter, PersonQueue.Part part) {
        String sql =
                switch (scope.reach()) {
                    case EDITION -> PAGE_OF_EDITION;
                    case DESK -> PAGE_OF_DESK;
                    case NODE -> PAGE_OF_NODE;
                };
        return persons(
                client,
                sql,
                Tuple.of(filter.edition().value())
                        .addArrayOfString(filter.states().stream()
                                .map(PersonState::code)
                                .toArray(String[]::new))
                        .addOffsetDateTime(part.after().submittedAt().atOffset(ZoneOffset.UTC))
                        .addUUID(part.after().person())
                        .addString(filter.tag().map(Tag::code).orElse(null))
                        .addInteger(part.limit())
                        .addUUID(scope.id()));
    }

    Future<Map<PersonState, Integer>> counts(SqlClient client, Scope scope, EditionId edition, int most) {
        String sql =
                switch (scope.reach()) {
                    case EDITION -> COUNTS_OF_EDITION;
                    case DESK -> COUNTS_OF_DESK;
                    case NODE -> COUNTS_OF_NODE;
                };
        String[] states = java.util.Arrays.stream(PersonState.values())
                .filter(state -> state != PersonState.DRAFT)
                .map(PersonState::code)
                .toArray(String[]::new);
        return client.preparedQuery(sql)
                .execute(Tuple.of(edition.value())
                        .addArrayOfString(states)
                        .addInteger(most)
                        .addUUID(scope.id()))
                .map(found -> {
                    Map<PersonState, Integer> counts = new EnumMap<>(PersonState.class);
                    for (Row row : found) {
                        counts.put(PersonState.parse(row.getString("wanted_state")), row.getInteger("n"));
                    }
                    return counts;
                });
    }

    Future<List<Person>> ofUnit(SqlClient client, Scope scope, UnitId unit, EditionId edition, PersonQueue.Part part) {
        String sql =
                switch (scope.reach()) {
                    case EDITION -> UNIT_OF_EDITION;
                    case DESK -> UNIT_OF_DESK;
                    case NODE -> UNIT_OF_NODE;
                };
        return persons(
                client,
                sql,
                Tuple.of(unit.value(), edition.value(), part.after().person(), part.limit(), scope.id()));
    }

    Future<Optional<Person>> one(SqlClient client, Scope scope, PersonKey key) {
        String sql =
                switch (scope.reach()) {
                    case EDITION -> ONE_OF_EDITION;
                    case DESK -> ONE_OF_DESK;
                    case NODE -> ONE_OF_NODE;
                };
        return persons(
                        client,
                        sql,
                        Tuple.of(
                                key.unit().value(),
                                key.edition().value(),
                                key.person().value(),
                                scope.id()))
                .map(found -> found.stream().findFirst());
    }

    /** The last rounds, newest first. */
    Future<List<PersonRound>> rounds(SqlClient client, PersonKey key, int most) {
        return client.preparedQuery(ROUNDS)
                .execute(Tuple.of(
                        key.unit().value(), key.edition().value(), key.person().value(), most))
                .map(found -> found.stream().map(row -> round(key, row)).toList());
    }

    private PersonRound round(PersonKey key, Row row) {
        int round = row.getInteger("round");
        Buffer reasons = row.getBuffer("reasons");
        return new PersonRound(
                round,
                seal.fields(key, round, row.getBuffer("body")),
                row.getOffsetDateTime("submitted_at").toInstant(),
                Optional.ofNullable(row.getString("outcome")),
                reasons == null ? List.of() : seal.reasons(key, round, reasons),
                Optional.ofNullable(row.getUUID("decided_by")),
                Optional.ofNullable(row.getOffsetDateTime("decided_at")).map(at -> at.toInstant()));
    }

    private Future<List<Person>> persons(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(found -> found.stream().map(rows::person).toList());
    }
}
