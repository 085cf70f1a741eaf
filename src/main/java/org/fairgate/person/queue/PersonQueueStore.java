package org.fairgate.person.queue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.delegation.Scope;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
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
    static final String PAGE_OF_EDITION = page("$5::text IS NULL AND $7::uuid IS NOT NULL");
    static final String PAGE_OF_DESK = page("$5::text IS NULL AND desk_id = $7");
    static final String PAGE_OF_NODE = page("$5::text IS NULL AND node_id = $7");
    /** The same of one tag: rare ones are found by indexes of their own. */
    static final String TAGGED_OF_EDITION = page("tag = $5 AND $7::uuid IS NOT NULL");

    static final String TAGGED_OF_DESK = page("tag = $5 AND desk_id = $7");
    static final String TAGGED_OF_NODE = page("tag = $5 AND node_id = $7");
    static final String COUNTS_OF_EDITION = counts("$4::uuid IS NOT NULL");
    static final String COUNTS_OF_DESK = counts("desk_id = $4");
    static final String COUNTS_OF_NODE = counts("node_id = $4");
    static final String UNIT_OF_EDITION = ofUnit("$5::uuid IS NOT NULL");
    static final String UNIT_OF_DESK = ofUnit("desk_id = $5");
    static final String UNIT_OF_NODE = ofUnit("node_id = $5");
    static final String ONE_OF_EDITION = one("$4::uuid IS NOT NULL");
    static final String ONE_OF_DESK = one("desk_id = $4");
    static final String ONE_OF_NODE = one("node_id = $4");
    static final String SOME_OF_EDITION = some("$4::uuid IS NOT NULL");
    static final String SOME_OF_DESK = some("desk_id = $4");
    static final String SOME_OF_NODE = some("node_id = $4");
    static final String COUNT_OF_EDITION = count("$6::uuid IS NOT NULL");
    static final String COUNT_OF_DESK = count("desk_id = $6");
    static final String COUNT_OF_NODE = count("node_id = $6");
    static final String ROUNDS = """
            SELECT round, body, submitted_at, outcome, reasons, decided_by, decided_at FROM person_round
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 ORDER BY round DESC LIMIT $4""";

    /** Two ranges of an index for each person, neither longer than anybody reads. */
    static final String LIKENESSES = """
            SELECT p.person_id, photo.within AS photo_within, photo.elsewhere AS photo_elsewhere,
                   document.within AS document_within, document.elsewhere AS document_elsewhere
            FROM person p
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE unit_id = p.unit_id)::int AS within,
                       count(*) FILTER (WHERE unit_id <> p.unit_id)::int AS elsewhere
                FROM (SELECT o.unit_id FROM person o
                      WHERE o.edition_id = p.edition_id AND o.photo_digest = p.photo_digest
                        AND o.person_id <> p.person_id AND o.state <> 'cancelled' LIMIT $4) AS same) AS photo
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE unit_id = p.unit_id)::int AS within,
                       count(*) FILTER (WHERE unit_id <> p.unit_id)::int AS elsewhere
                FROM (SELECT DISTINCT r.unit_id, r.person_id FROM person_round r
                      WHERE r.edition_id = p.edition_id AND r.document_index = p.document_index
                        AND r.person_id <> p.person_id LIMIT $4) AS same) AS document
            WHERE p.unit_id = $1 AND p.edition_id = $2 AND p.person_id = ANY($3)""";

    private final PersonRows rows;
    private final RoundSeal seal;

    PersonQueueStore(PersonRows rows, RoundSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    /** The first of each state by index, then the first of those. */
    private static String page(String within) {
        return "SELECT " + PersonRows.COLUMNS + " " + """
                FROM unnest($2::text[]) AS wanted(wanted_state) CROSS JOIN LATERAL (
                    SELECT * FROM person
                    WHERE edition_id = $1 AND state = wanted_state AND (submitted_at, person_id) > ($3, $4)
                      AND %s
                    ORDER BY submitted_at, person_id LIMIT $6) AS longest
                ORDER BY submitted_at, person_id LIMIT $6""".formatted(within);
    }

    /** Counts no further than anybody reads. */
    private static String counts(String within) {
        return """
                SELECT wanted_state, n FROM unnest($2::text[]) AS wanted(wanted_state) CROSS JOIN LATERAL (
                    SELECT count(*)::int AS n FROM (
                        SELECT FROM person WHERE edition_id = $1 AND state = wanted_state AND %s LIMIT $3) AS each
                ) AS counted""".formatted(within);
    }

    private static String count(String within) {
        return """
                SELECT count(*) FROM (
                    SELECT FROM person
                    WHERE edition_id = $1 AND state = ANY($2) AND submitted_at <= $3
                      AND ($4::text IS NULL OR tag = $4) AND %s LIMIT $5
                ) AS counted""".formatted(within);
    }

    private static String ofUnit(String within) {
        return "SELECT " + PersonRows.COLUMNS + " " + """
                FROM person
                WHERE unit_id = $1 AND edition_id = $2 AND state <> 'draft' AND person_id > $3 AND %s
                ORDER BY person_id LIMIT $4""".formatted(within);
    }

    private static String one(String within) {
        return "SELECT " + PersonRows.COLUMNS + " " + """
                FROM person
                WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 AND state <> 'draft' AND %s""".formatted(within);
    }

    private static String some(String within) {
        return "SELECT " + PersonRows.COLUMNS + " " + """
                FROM unnest($2::uuid[], $3::uuid[]) AS asked(of_unit, of_person)
                JOIN person ON unit_id = of_unit AND person_id = of_person
                WHERE edition_id = $1 AND state <> 'draft' AND %s""".formatted(within);
    }

    Future<List<Person>> some(SqlClient client, Scope scope, EditionId edition, List<PersonKey> keys) {
        String sql = switch (scope.reach()) {
            case EDITION -> SOME_OF_EDITION;
            case DESK -> SOME_OF_DESK;
            case NODE -> SOME_OF_NODE;
        };
        return persons(
                client,
                sql,
                Tuple.of(edition.value())
                        .addArrayOfUUID(
                                keys.stream().map(key -> key.unit().value()).toArray(UUID[]::new))
                        .addArrayOfUUID(
                                keys.stream().map(key -> key.person().value()).toArray(UUID[]::new))
                        .addUUID(scope.id()));
    }

    Future<List<Person>> page(SqlClient client, Scope scope, PersonFilter filter, PersonQueue.Part part) {
        boolean tagged = filter.tag().isPresent();
        String sql = switch (scope.reach()) {
            case EDITION -> tagged ? TAGGED_OF_EDITION : PAGE_OF_EDITION;
            case DESK -> tagged ? TAGGED_OF_DESK : PAGE_OF_DESK;
            case NODE -> tagged ? TAGGED_OF_NODE : PAGE_OF_NODE;
        };
        return persons(
                client,
                sql,
                Tuple.of(filter.edition().value())
                        .addArrayOfString(
                                filter.states().stream().map(PersonState::code).toArray(String[]::new))
                        .addOffsetDateTime(part.after().at().atOffset(ZoneOffset.UTC))
                        .addUUID(part.after().id())
                        .addString(filter.tag().map(Tag::code).orElse(null))
                        .addInteger(part.limit())
                        .addUUID(scope.id()));
    }

    Future<Map<PersonState, Integer>> counts(SqlClient client, Scope scope, EditionId edition, int most) {
        String sql = switch (scope.reach()) {
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

    Future<Long> count(SqlClient client, Scope scope, PersonFilter filter, Instant until, int most) {
        String sql = switch (scope.reach()) {
            case EDITION -> COUNT_OF_EDITION;
            case DESK -> COUNT_OF_DESK;
            case NODE -> COUNT_OF_NODE;
        };
        return client.preparedQuery(sql)
                .execute(Tuple.of(filter.edition().value())
                        .addArrayOfString(
                                filter.states().stream().map(PersonState::code).toArray(String[]::new))
                        .addOffsetDateTime(until.atOffset(ZoneOffset.UTC))
                        .addString(filter.tag().map(Tag::code).orElse(null))
                        .addInteger(most)
                        .addUUID(scope.id()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Future<List<Person>> ofUnit(SqlClient client, Scope scope, UnitId unit, EditionId edition, PersonQueue.Part part) {
        String sql = switch (scope.reach()) {
            case EDITION -> UNIT_OF_EDITION;
            case DESK -> UNIT_OF_DESK;
            case NODE -> UNIT_OF_NODE;
        };
        return persons(
                client,
                sql,
                Tuple.of(unit.value(), edition.value(), part.after().id(), part.limit(), scope.id()));
    }

    Future<Optional<Person>> one(SqlClient client, Scope scope, PersonKey key) {
        String sql = switch (scope.reach()) {
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

    Future<Map<PersonId, Likeness>> likenesses(SqlClient client, List<PersonKey> ofOneUnit) {
        PersonKey first = ofOneUnit.get(0);
        UUID[] ids = ofOneUnit.stream().map(key -> key.person().value()).toArray(UUID[]::new);
        return client.preparedQuery(LIKENESSES)
                .execute(Tuple.of(first.unit().value(), first.edition().value())
                        .addArrayOfUUID(ids)
                        .addInteger(Likeness.MOST))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                row -> new PersonId(row.getUUID("person_id")), PersonQueueStore::likeness)));
    }

    private static Likeness likeness(Row row) {
        return new Likeness(
                new Likeness.Count(row.getInteger("photo_within"), row.getInteger("photo_elsewhere")),
                new Likeness.Count(row.getInteger("document_within"), row.getInteger("document_elsewhere")));
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
