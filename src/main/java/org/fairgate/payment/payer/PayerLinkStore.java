package org.fairgate.payment.payer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.OrderKey;

/** Rows of links. */
final class PayerLinkStore {
    static final String INSERT = """
            INSERT INTO payer_link (token_hash, unit_id, order_id, expires_at, created_at) VALUES ($1, $2, $3, $4, $5)""";

    static final String COUNT =
            "SELECT count(*) FROM payer_link WHERE unit_id = $1 AND order_id = $2 AND expires_at > $3";

    static final String FIND = "SELECT unit_id, order_id FROM payer_link WHERE token_hash = $1 AND expires_at > $2";

    static final String PURGE = """
            DELETE FROM payer_link WHERE token_hash IN (
                SELECT token_hash FROM payer_link WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2
                FOR UPDATE SKIP LOCKED)""";

    private PayerLinkStore() {}

    static Future<Void> insert(SqlClient tx, Buffer hash, OrderKey order, Instant expiresAt, Instant now) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(hash, order.unit().value(), order.order().value(), utc(expiresAt), utc(now)))
                .mapEmpty();
    }

    static Future<Long> count(SqlClient client, OrderKey order, Instant now) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(order.unit().value(), order.order().value(), utc(now)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Future<Optional<OrderKey>> find(SqlClient client, Buffer hash, Instant now) {
        return client.preparedQuery(FIND)
                .mapping(PayerLinkStore::key)
                .execute(Tuple.of(hash, utc(now)))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Integer> purge(SqlClient client, Instant now, int most) {
        return client.preparedQuery(PURGE).execute(Tuple.of(utc(now), most)).map(done -> done.rowCount());
    }

    private static OrderKey key(Row row) {
        return new OrderKey(new UnitId(row.getUUID(0)), new OrderId(row.getUUID(1)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
