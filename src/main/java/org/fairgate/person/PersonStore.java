package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonRows;
import org.fairgate.person.base.PersonState;
import org.fairgate.unit.Unit;

/** Rows of persons, of one unit at a time. */
final class PersonStore {
    private static final String COLUMNS = PersonRows.COLUMNS;

    static final String INSERT = """
            INSERT INTO person (unit_id, edition_id, person_id, kind, state, desk_id, node_id, created_at, updated_at)
            SELECT u.unit_id, u.edition_id, i.person_id, i.kind, 'draft', u.desk_id, u.node_id, $5, $5
            FROM unit u, unnest($3::uuid[], $4::text[]) AS i(person_id, kind)
            WHERE u.unit_id = $1 AND u.edition_id = $2
            RETURNING\s""" + COLUMNS;
    static final String FIND =
            "SELECT " + COLUMNS + " FROM person WHERE unit_id = $1 AND edition_id = $2 AND person_id = ANY($3)";
    static final String HOLD = FIND + " ORDER BY person_id FOR UPDATE";
    static final String LIST = "SELECT " + COLUMNS + " " + """
            FROM person WHERE unit_id = $1 AND edition_id = $2 AND state = ANY($3) AND person_id < $4
            ORDER BY person_id DESC LIMIT $5""";
    static final String IN_STATE = "SELECT person_id FROM person"
            + " WHERE unit_id = $1 AND edition_id = $2 AND state = ANY($3) ORDER BY person_id FOR UPDATE";
    static final String COUNTS =
            "SELECT state, count(*)::int AS n FROM person WHERE unit_id = $1 AND edition_id = $2 GROUP BY state";
    static final String REMOVE = """
            DELETE FROM person
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 AND state = 'draft' AND round = 0""";
    static final String CHANGE_DAYS = """
            UPDATE person SET entry_days = $4, updated_at = $5
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 AND ordered_at IS NULL""";
    static final String SUBMIT = """
            UPDATE person p SET state = $3, round = p.round + 1, summary = i.summary, photo_file_id = i.photo,
                   proof_file_id = i.proof, entry_days = string_to_array(i.days, ',')::date[],
                   document_index = i.document_index, photo_digest = i.photo_digest, submitted_at = $11, updated_at = $11
            FROM unnest($4::uuid[], $5::bytea[], $6::uuid[], $7::uuid[], $8::text[], $9::bytea[], $10::bytea[])
                AS i(person_id, summary, photo, proof, days, document_index, photo_digest)
            WHERE p.unit_id = $1 AND p.edition_id = $2 AND p.person_id = i.person_id AND p.state = ANY($12)""";
    static final String MOVE = """
            UPDATE person SET state = $4, tag = coalesce($5, tag), updated_at = $6,
                   document_index = CASE WHEN $4 IN ('draft', 'cancelled') THEN NULL ELSE document_index END
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 AND round = $7 AND state = ANY($8)""";
    static final String DOCUMENT = """
            SELECT document_index FROM person WHERE unit_id = $1 AND edition_id = $2 AND person_id = ANY($3)
              AND document_index IS NOT NULL""";
    static final String DOCUMENTS = """
            SELECT person_id, document_index FROM person
            WHERE unit_id = $1 AND edition_id = $2 AND document_index IS NOT NULL""";
    static final String TAG = """
            UPDATE person SET tag = $4, updated_at = $5
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = $3 AND round = $6
              AND state IN ('submitted', 'pending-lock')""";

    private final PersonRows rows;

    PersonStore(PersonRows rows) {
        this.rows = rows;
    }

    /** Which persons. */
    record Some(UnitId unit, EditionId edition, Collection<PersonId> persons) {
        static Some of(PersonKey key) {
            return new Some(key.unit(), key.edition(), List.of(key.person()));
        }

        private Tuple tuple() {
            return Tuple.of(unit.value(), edition.value())
                    .addArrayOfUUID(persons.stream().map(PersonId::value).toArray(UUID[]::new));
        }
    }

    /** What a submission writes into a person's row; the bytes are encrypted or a keyed hash. */
    record Submitted(
            PersonKey key,
            Buffer summary,
            Optional<UUID> photo,
            Optional<UUID> proof,
            List<LocalDate> days,
            Buffer document,
            Optional<Buffer> photoDigest) {}

    /** Adds persons to a unit that is there, with the unit's own desk. */
    Future<List<Person>> insert(SqlClient tx, Unit unit, Map<PersonId, PersonKind> added, Instant now) {
        List<Map.Entry<PersonId, PersonKind>> all = List.copyOf(added.entrySet());
        return list(
                tx,
                INSERT,
                Tuple.of(unit.id().value(), unit.edition().value())
                        .addArrayOfUUID(
                                all.stream().map(one -> one.getKey().value()).toArray(UUID[]::new))
                        .addArrayOfString(
                                all.stream().map(one -> one.getValue().code()).toArray(String[]::new))
                        .addOffsetDateTime(utc(now)));
    }

    Future<List<Person>> find(SqlClient client, Some some) {
        return list(client, FIND, some.tuple());
    }

    /** The same, and nobody else moves them until the transaction ends. */
    Future<List<Person>> hold(SqlClient tx, Some some) {
        return list(tx, HOLD, some.tuple());
    }

    /** Persons in some of the states, newest first, older than {@code before}. */
    Future<List<Person>> list(SqlClient client, UnitId unit, EditionId edition, Page page) {
        return list(
                client,
                LIST,
                Tuple.of(unit.value(), edition.value())
                        .addArrayOfString(codes(page.states()))
                        .addUUID(page.before())
                        .addInteger(page.limit()));
    }

    /** A part of a unit's list. */
    record Page(Set<PersonState> states, UUID before, int limit) {}

    /** The persons in these states, held. */
    Future<List<PersonId>> inState(SqlClient tx, UnitId unit, EditionId edition, Set<PersonState> states) {
        return tx.preparedQuery(IN_STATE)
                .execute(Tuple.of(unit.value(), edition.value()).addArrayOfString(codes(states)))
                .map(found -> found.stream()
                        .map(row -> new PersonId(row.getUUID("person_id")))
                        .toList());
    }

    Future<Map<PersonState, Integer>> counts(SqlClient client, UnitId unit, EditionId edition) {
        return client.preparedQuery(COUNTS)
                .execute(Tuple.of(unit.value(), edition.value()))
                .map(found -> {
                    Map<PersonState, Integer> counts = new EnumMap<>(PersonState.class);
                    for (Row row : found) {
                        counts.put(PersonState.parse(row.getString("state")), row.getInteger("n"));
                    }
                    return counts;
                });
    }

    Future<Boolean> remove(SqlClient tx, PersonKey key) {
        return changed(tx, REMOVE, tuple(key));
    }

    Future<Boolean> changeDays(SqlClient tx, PersonKey key, List<LocalDate> days, Instant now) {
        return changed(
                tx,
                CHANGE_DAYS,
                tuple(key).addArrayOfLocalDate(days.toArray(LocalDate[]::new)).addOffsetDateTime(utc(now)));
    }

    /** How many rows were in a state from which they may be submitted, and so were. */
    Future<Integer> submit(SqlClient tx, List<Submitted> all, PersonState to, Set<PersonState> from, Instant now) {
        PersonKey first = all.get(0).key();
        return tx.preparedQuery(SUBMIT)
                .execute(Tuple.of(first.unit().value(), first.edition().value(), to.code())
                        .addArrayOfUUID(all.stream()
                                .map(one -> one.key().person().value())
                                .toArray(UUID[]::new))
                        .addArrayOfBuffer(all.stream().map(Submitted::summary).toArray(Buffer[]::new))
                        .addArrayOfUUID(all.stream()
                                .map(one -> one.photo().orElse(null))
                                .toArray(UUID[]::new))
                        .addArrayOfUUID(all.stream()
                                .map(one -> one.proof().orElse(null))
                                .toArray(UUID[]::new))
                        .addArrayOfString(all.stream().map(PersonStore::days).toArray(String[]::new))
                        .addArrayOfBuffer(all.stream().map(Submitted::document).toArray(Buffer[]::new))
                        .addArrayOfBuffer(all.stream()
                                .map(one -> one.photoDigest().orElse(null))
                                .toArray(Buffer[]::new))
                        .addOffsetDateTime(utc(now))
                        .addArrayOfString(codes(from)))
                .map(done -> done.rowCount());
    }

    private static String days(Submitted submitted) {
        return submitted.days().stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    /** A step from one of some states, of a person who was looked at as of a round. */
    record Step(PersonKey key, int round, PersonState to, Optional<Tag> tag, Set<PersonState> from) {}

    /** Whether the person was there, in one of the states, as of the round, and so moved. */
    Future<Boolean> move(SqlClient tx, Step step, Instant now) {
        return changed(
                tx,
                MOVE,
                tuple(step.key())
                        .addString(step.to().code())
                        .addString(step.tag().map(Tag::code).orElse(null))
                        .addOffsetDateTime(utc(now))
                        .addInteger(step.round())
                        .addArrayOfString(codes(step.from())));
    }

    /** The documents that the last submission of these persons claimed. */
    Future<List<Buffer>> documents(SqlClient tx, Some some) {
        return tx.preparedQuery(DOCUMENT)
                .execute(some.tuple())
                .map(found -> found.stream()
                        .map(row -> row.getBuffer("document_index"))
                        .toList());
    }

    /** Every document that persons of the unit have claimed, with its person. */
    Future<Map<Buffer, PersonId>> documents(SqlClient client, UnitId unit, EditionId edition) {
        return client.preparedQuery(DOCUMENTS)
                .execute(Tuple.of(unit.value(), edition.value()))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                row -> row.getBuffer("document_index"),
                                row -> new PersonId(row.getUUID("person_id")),
                                (one, other) -> one)));
    }

    Future<Boolean> tag(SqlClient tx, PersonKey key, int round, Tag tag, Instant now) {
        return changed(
                tx,
                TAG,
                tuple(key).addString(tag.code()).addOffsetDateTime(utc(now)).addInteger(round));
    }

    private Future<List<Person>> list(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(found -> found.stream().map(rows::person).toList());
    }

    private static Tuple tuple(PersonKey key) {
        return Tuple.of(key.unit().value(), key.edition().value(), key.person().value());
    }

    static String[] codes(Set<PersonState> states) {
        return states.stream().map(PersonState::code).toArray(String[]::new);
    }

    private static Future<Boolean> changed(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(done -> done.rowCount() == 1);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
