package org.fairgate.order;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.FeeKind;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.order.base.OrderedPerson;

/** SQL of orders, their persons and their numbers. */
final class OrderStore {
    private static final String SELECT = """
            SELECT o.unit_id, o.order_id, o.edition_id, o.number, o.state, o.closing_to, o.amount_fen, o.expires_at,
                   o.paid_by, o.paid_at, o.created_at, p.persons, p.fees, p.fens
            FROM badge_order o CROSS JOIN LATERAL (
              SELECT array_agg(i.person_id ORDER BY i.person_id) AS persons, array_agg(i.fee ORDER BY i.person_id) AS fees,
                     array_agg(i.fee_fen ORDER BY i.person_id) AS fens
              FROM badge_order_person i WHERE i.unit_id = o.unit_id AND i.order_id = o.order_id) p
            """;

    /** Orders whose numbers others have already are left out; answers those that were inserted. */
    static final String INSERT = """
            WITH free AS (
              INSERT INTO badge_order_number (number, unit_id, order_id)
              SELECT i.number, i.unit_id, i.order_id
              FROM unnest($2::uuid[], $3::uuid[], $5::text[]) AS i(unit_id, order_id, number)
              ON CONFLICT DO NOTHING RETURNING unit_id, order_id),
            made AS (
              INSERT INTO badge_order (unit_id, order_id, edition_id, number, state, amount_fen, persons, expires_at,
                                       intent, created_at, updated_at)
              SELECT unit_id, order_id, i.edition_id, i.number, i.state, i.amount_fen, i.persons, i.expires_at, i.intent,
                     $1, $1
              FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::bigint[], $8::int[],
                          $9::timestamptz[], $10::uuid[])
                AS i(unit_id, order_id, edition_id, number, state, amount_fen, persons, expires_at, intent)
              JOIN free USING (unit_id, order_id)),
            chosen AS (
              INSERT INTO badge_order_person (unit_id, order_id, edition_id, person_id, fee, fee_fen)
              SELECT unit_id, order_id, i.edition_id, i.person_id, i.fee, i.fee_fen
              FROM unnest($11::uuid[], $12::uuid[], $13::uuid[], $14::uuid[], $15::text[], $16::bigint[])
                AS i(unit_id, order_id, edition_id, person_id, fee, fee_fen)
              JOIN free USING (unit_id, order_id))
            SELECT unit_id, order_id FROM free""";

    static final String FIND = SELECT + "WHERE o.unit_id = $1 AND o.order_id = $2";

    static final String FIND_MADE = SELECT + "WHERE o.unit_id = $1 AND o.intent = $2";

    static final String FIND_ALL = SELECT + """
            JOIN unnest($1::uuid[], $2::uuid[]) AS k(unit_id, order_id) ON o.unit_id = k.unit_id AND o.order_id = k.order_id
            ORDER BY o.unit_id, o.order_id""";

    /** Ids of orders sort by the time they were made at. */
    static final String LIST = SELECT + """
            WHERE o.unit_id = $1 AND o.edition_id = $2 AND o.order_id < $3 ORDER BY o.order_id DESC LIMIT $4""";

    static final String LOCATE = "SELECT number, unit_id, order_id FROM badge_order_number WHERE number = ANY($1)";

    static final String HOLD = FIND_ALL + " FOR UPDATE OF o";

    static final String PAY = """
            UPDATE badge_order o SET state = $1, closing_to = NULL, paid_by = i.paid_by, paid_at = i.paid_at, updated_at = $2
            FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[])
              AS i(unit_id, order_id, state, paid_by, paid_at)
            WHERE o.unit_id = i.unit_id AND o.order_id = i.order_id AND o.state = i.state""";

    static final String MOVE = """
            UPDATE badge_order SET state = $3, closing_to = $4, updated_at = $5
            WHERE unit_id = $1 AND order_id = $2 AND state = ANY($6)""";

    static final String SET_LIVE = """
            UPDATE badge_order_person p SET live = $3
            FROM unnest($1::uuid[], $2::uuid[]) AS k(unit_id, order_id)
            WHERE p.unit_id = k.unit_id AND p.order_id = k.order_id AND p.live <> $3""";

    static final String RUN_OUT = """
            SELECT unit_id, order_id FROM badge_order WHERE state = 'unpaid' AND expires_at <= $1
            ORDER BY expires_at LIMIT $2""";

    /** Those that are handed out go to the end of the queue, so that some that cannot be ended hold up no other. */
    static final String CLOSING = """
            WITH stuck AS (
              SELECT unit_id, order_id FROM badge_order WHERE state = 'closing' AND updated_at <= $1
              ORDER BY updated_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            UPDATE badge_order o SET updated_at = $3 FROM stuck
            WHERE o.unit_id = stuck.unit_id AND o.order_id = stuck.order_id
            RETURNING o.unit_id, o.order_id""";

    static final String STATES = """
            SELECT o.unit_id, o.order_id, o.state FROM badge_order o
            JOIN unnest($1::uuid[], $2::uuid[]) AS k(unit_id, order_id) ON o.unit_id = k.unit_id AND o.order_id = k.order_id""";

    private OrderStore() {}

    /** Whose numbers were free; with the others nothing has happened. */
    static Future<Set<OrderKey>> insert(SqlClient tx, List<NewOrder> made, Instant now) {
        List<NewOrder.Line> lines = made.stream().flatMap(NewOrder::lines).toList();
        Tuple rows = Tuple.of(utc(now))
                .addArrayOfUUID(uuids(made, one -> one.order().key().unit().value()))
                .addArrayOfUUID(uuids(made, one -> one.order().key().order().value()))
                .addArrayOfUUID(uuids(made, one -> one.order().edition().value()))
                .addArrayOfString(texts(made, one -> one.order().number()))
                .addArrayOfString(texts(made, one -> one.order().state().code()))
                .addArrayOfLong(longs(made, one -> one.order().amount().value()))
                .addArrayOfInteger(
                        made.stream().map(one -> one.order().persons().size()).toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(
                        made.stream().map(one -> utc(one.order().expiresAt())).toArray(OffsetDateTime[]::new))
                .addArrayOfUUID(
                        made.stream().map(one -> one.intent().orElse(null)).toArray(UUID[]::new))
                .addArrayOfUUID(uuids(lines, line -> line.order().key().unit().value()))
                .addArrayOfUUID(uuids(lines, line -> line.order().key().order().value()))
                .addArrayOfUUID(uuids(lines, line -> line.order().edition().value()))
                .addArrayOfUUID(uuids(lines, line -> line.person().person().value()))
                .addArrayOfString(texts(lines, line -> line.person().kind().code()))
                .addArrayOfLong(longs(lines, line -> line.person().fee().value()));
        return tx.preparedQuery(INSERT)
                .mapping(OrderStore::key)
                .execute(rows)
                .map(inserted -> inserted.stream().collect(Collectors.toSet()));
    }

    static Future<Optional<Order>> find(SqlClient client, OrderKey key) {
        return orders(client, FIND, key(key)).map(found -> found.stream().findFirst());
    }

    /** The order that was made for an intent, whatever has become of it. */
    static Future<Optional<Order>> findMade(SqlClient client, UnitId unit, UUID intent) {
        return orders(client, FIND_MADE, Tuple.of(unit.value(), intent))
                .map(found -> found.stream().findFirst());
    }

    static Future<List<Order>> findAll(SqlClient client, Collection<OrderKey> keys) {
        return orders(client, FIND_ALL, keys(Set.copyOf(keys)));
    }

    /** Newest first, older than {@code before}. */
    static Future<List<Order>> list(SqlClient client, UnitId unit, EditionId edition, OrderId before, int limit) {
        return orders(client, LIST, Tuple.of(unit.value(), edition.value(), before.value(), limit));
    }

    static Future<Map<String, OrderKey>> locate(SqlClient client, Collection<String> numbers) {
        return client.preparedQuery(LOCATE)
                .execute(Tuple.tuple().addArrayOfString(numbers.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, OrderKey> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString("number"), key(row)));
                    return found;
                });
    }

    static Future<List<Order>> hold(SqlClient tx, Collection<OrderKey> keys) {
        return orders(tx, HOLD, keys(Set.copyOf(keys)));
    }

    /** How many orders were still in the state in which they are held, and so are paid. */
    static Future<Integer> pay(SqlClient tx, List<PaidOrder> paid, Instant now) {
        return tx.preparedQuery(PAY)
                .execute(Tuple.of(OrderState.PAID.code(), utc(now))
                        .addArrayOfUUID(
                                uuids(paid, one -> one.order().key().unit().value()))
                        .addArrayOfUUID(
                                uuids(paid, one -> one.order().key().order().value()))
                        .addArrayOfString(texts(paid, one -> one.order().state().code()))
                        .addArrayOfString(texts(paid, PaidOrder::by))
                        .addArrayOfOffsetDateTime(
                                paid.stream().map(one -> utc(one.paidAt())).toArray(OffsetDateTime[]::new)))
                .map(done -> done.rowCount());
    }

    /** Whether the order was in one of the states, and so moved. */
    static Future<Boolean> move(SqlClient tx, Order moved, Set<OrderState> from, Instant now) {
        return tx.preparedQuery(MOVE)
                .execute(key(moved.key())
                        .addString(moved.state().code())
                        .addString(moved.closingTo().map(OrderState::code).orElse(null))
                        .addOffsetDateTime(utc(now))
                        .addArrayOfString(texts(from, OrderState::code)))
                .map(done -> done.rowCount() == 1);
    }

    /** Says whether the persons of these orders can be in no other one. */
    static Future<Void> setLive(SqlClient tx, Collection<OrderKey> orders, boolean live) {
        return tx.preparedQuery(SET_LIVE).execute(keys(orders).addBoolean(live)).mapEmpty();
    }

    static Future<List<OrderKey>> runOut(SqlClient client, Instant now, int limit) {
        return keys(client, RUN_OUT, now, limit);
    }

    static Future<List<OrderKey>> closing(SqlClient client, Instant before, int limit, Instant now) {
        return client.preparedQuery(CLOSING)
                .mapping(OrderStore::key)
                .execute(Tuple.of(utc(before), limit, utc(now)))
                .map(rows -> rows.stream().toList());
    }

    static Future<Map<OrderKey, OrderState>> states(SqlClient client, Collection<OrderKey> orders) {
        return client.preparedQuery(STATES).execute(keys(orders)).map(rows -> {
            Map<OrderKey, OrderState> states = new HashMap<>();
            rows.forEach(row -> states.put(key(row), OrderState.parse(row.getString("state"))));
            return states;
        });
    }

    private static Future<List<OrderKey>> keys(SqlClient client, String sql, Instant until, int limit) {
        return client.preparedQuery(sql)
                .mapping(OrderStore::key)
                .execute(Tuple.of(utc(until), limit))
                .map(rows -> rows.stream().toList());
    }

    private static Future<List<Order>> orders(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .mapping(OrderStore::order)
                .execute(values)
                .map(rows -> rows.stream().toList());
    }

    private static Order order(Row row) {
        return new Order(
                key(row),
                new EditionId(row.getUUID("edition_id")),
                row.getString("number"),
                OrderState.parse(row.getString("state")),
                Optional.ofNullable(row.getString("closing_to")).map(OrderState::parse),
                Fen.of(row.getLong("amount_fen")),
                persons(row),
                row.getOffsetDateTime("expires_at").toInstant(),
                Optional.ofNullable(row.getString("paid_by")),
                Optional.ofNullable(row.getOffsetDateTime("paid_at")).map(OffsetDateTime::toInstant),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static List<OrderedPerson> persons(Row row) {
        UUID[] persons = row.getArrayOfUUIDs("persons");
        String[] fees = row.getArrayOfStrings("fees");
        Long[] fens = row.getArrayOfLongs("fens");
        List<OrderedPerson> all = new ArrayList<>(persons.length);
        for (int i = 0; i < persons.length; i++) {
            all.add(new OrderedPerson(new PersonId(persons[i]), FeeKind.parse(fees[i]), Fen.of(fens[i])));
        }
        return all;
    }

    private static OrderKey key(Row row) {
        return new OrderKey(new UnitId(row.getUUID("unit_id")), new OrderId(row.getUUID("order_id")));
    }

    private static Tuple key(OrderKey key) {
        return Tuple.of(key.unit().value(), key.order().value());
    }

    private static Tuple keys(Collection<OrderKey> keys) {
        return Tuple.tuple()
                .addArrayOfUUID(uuids(keys, key -> key.unit().value()))
                .addArrayOfUUID(uuids(keys, key -> key.order().value()));
    }

    private static <T> Long[] longs(Collection<T> all, Function<T, Long> number) {
        return all.stream().map(number).toArray(Long[]::new);
    }

    private static <T> UUID[] uuids(Collection<T> all, Function<T, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
