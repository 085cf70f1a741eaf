package org.fairgate.person.ordering;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.ordering.PersonOrdering.Chosen;
import org.fairgate.person.ordering.PersonOrdering.Standing;

/** SQL of what orders do to rows of persons. Rows are held in the order of their keys before they change. */
final class PersonOrderStore {
    static final String TAKE = """
            WITH free AS (
              SELECT p.unit_id, p.edition_id, p.person_id
              FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS i(unit_id, edition_id, person_id)
              JOIN person p ON p.unit_id = i.unit_id AND p.edition_id = i.edition_id AND p.person_id = i.person_id
              WHERE p.state = ANY($4) AND p.ordered_at IS NULL
              ORDER BY p.unit_id, p.edition_id, p.person_id FOR UPDATE OF p)
            UPDATE person p SET ordered_at = $5, updated_at = $5
            FROM free WHERE p.unit_id = free.unit_id AND p.edition_id = free.edition_id AND p.person_id = free.person_id
            RETURNING p.unit_id, p.edition_id, p.person_id""";

    static final String STANDING = """
            SELECT person_id, state, ordered_at IS NOT NULL AS ordered FROM person
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = ANY($3)""";

    static final String HOLD_FREE = """
            SELECT person_id FROM person
            WHERE unit_id = $1 AND edition_id = $2 AND person_id = ANY($3) AND state = ANY($4) AND ordered_at IS NULL
            ORDER BY person_id FOR UPDATE""";

    static final String FREE = """
            WITH held AS (
              SELECT person_id FROM person WHERE unit_id = $1 AND edition_id = $2 AND person_id = ANY($3)
              ORDER BY person_id FOR UPDATE)
            UPDATE person p SET ordered_at = NULL, updated_at = $4
            FROM held WHERE p.unit_id = $1 AND p.edition_id = $2 AND p.person_id = held.person_id""";

    static final String PAY = """
            WITH due AS (
              SELECT p.unit_id, p.edition_id, p.person_id
              FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS i(unit_id, edition_id, person_id)
              JOIN person p ON p.unit_id = i.unit_id AND p.edition_id = i.edition_id AND p.person_id = i.person_id
              WHERE p.state = ANY($4)
              ORDER BY p.unit_id, p.edition_id, p.person_id FOR UPDATE OF p)
            UPDATE person p SET state = $5, ordered_at = coalesce(p.ordered_at, $6), updated_at = $6
            FROM due WHERE p.unit_id = due.unit_id AND p.edition_id = due.edition_id AND p.person_id = due.person_id
            RETURNING p.unit_id, p.edition_id, p.person_id""";

    private PersonOrderStore() {}

    static Future<Set<PersonKey>> take(
            SqlClient tx, Collection<PersonKey> persons, Set<PersonState> from, Instant now) {
        return tx.preparedQuery(TAKE)
                .mapping(PersonOrderStore::key)
                .execute(tuple(persons).addArrayOfString(codes(from)).addOffsetDateTime(utc(now)))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    static Future<Map<PersonId, Standing>> standing(SqlClient client, Chosen chosen) {
        return client.preparedQuery(STANDING)
                .execute(tuple(chosen))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new PersonId(row.getUUID("person_id")),
                                row -> new Standing(
                                        PersonState.parse(row.getString("state")), row.getBoolean("ordered")))));
    }

    /** How many of the persons are free; those are held. */
    static Future<Integer> holdFree(SqlClient tx, Chosen chosen, Set<PersonState> from) {
        return tx.preparedQuery(HOLD_FREE)
                .execute(tuple(chosen).addArrayOfString(codes(from)))
                .map(rows -> rows.size());
    }

    static Future<Void> free(SqlClient tx, Chosen chosen, Instant now) {
        return tx.preparedQuery(FREE)
                .execute(tuple(chosen).addOffsetDateTime(utc(now)))
                .mapEmpty();
    }

    /** Who was in one of the states, and so moved. */
    static Future<List<PersonKey>> pay(SqlClient tx, List<PersonKey> persons, Set<PersonState> from, Instant now) {
        return tx.preparedQuery(PAY)
                .mapping(PersonOrderStore::key)
                .execute(tuple(persons)
                        .addArrayOfString(codes(from))
                        .addString(PersonState.UNDER_CHECK.code())
                        .addOffsetDateTime(utc(now)))
                .map(rows -> rows.stream().toList());
    }

    private static PersonKey key(Row row) {
        return new PersonKey(
                new UnitId(row.getUUID("unit_id")),
                new EditionId(row.getUUID("edition_id")),
                new PersonId(row.getUUID("person_id")));
    }

    private static Tuple tuple(Collection<PersonKey> persons) {
        return Tuple.tuple()
                .addArrayOfUUID(uuids(persons, person -> person.unit().value()))
                .addArrayOfUUID(uuids(persons, person -> person.edition().value()))
                .addArrayOfUUID(uuids(persons, person -> person.person().value()));
    }

    private static Tuple tuple(Chosen chosen) {
        return Tuple.of(chosen.unit().value(), chosen.edition().value())
                .addArrayOfUUID(uuids(chosen.persons(), PersonId::value));
    }

    private static <T> UUID[] uuids(Collection<T> all, Function<T, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    private static String[] codes(Set<PersonState> states) {
        return states.stream().map(PersonState::code).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
