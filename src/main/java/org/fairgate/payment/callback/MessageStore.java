package org.fairgate.payment.callback;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.fairgate.payment.base.GatewayName;

/** Rows of gateways' messages. */
final class MessageStore {
    /** A message that comes again word for word is kept once. */
    static final String INSERT = """
            INSERT INTO payment_message (message_id, gateway, digest, kind, number, verdict, body, received_at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::bytea[],
                $8::timestamptz[])
            ON CONFLICT (gateway, digest, (body IS NULL)) DO NOTHING""";

    static final String INSERT_REFUSED = """
            INSERT INTO payment_message (message_id, gateway, digest, kind, verdict, received_at)
            VALUES ($1, $2, $3, 'refused', $4, $5)
            ON CONFLICT (gateway, digest, (body IS NULL)) DO NOTHING""";

    static final String PURGE = """
            DELETE FROM payment_message WHERE message_id IN (
                SELECT message_id FROM payment_message WHERE received_at < $1 ORDER BY received_at LIMIT $2
                FOR UPDATE SKIP LOCKED)""";

    Future<Void> insert(SqlClient tx, List<Received> messages, List<String> verdicts) {
        int size = messages.size();
        UUID[] ids = new UUID[size];
        String[] gateways = new String[size];
        Buffer[] digests = new Buffer[size];
        String[] kinds = new String[size];
        String[] numbers = new String[size];
        Buffer[] bodies = new Buffer[size];
        OffsetDateTime[] times = new OffsetDateTime[size];
        for (int i = 0; i < size; i++) {
            Received message = messages.get(i);
            ids[i] = message.id();
            gateways[i] = message.gateway().code();
            digests[i] = message.digest();
            kinds[i] = message.kind();
            numbers[i] = message.number();
            bodies[i] = message.sealed();
            times[i] = utc(message.at());
        }
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(ids)
                        .addArrayOfString(gateways)
                        .addArrayOfBuffer(digests)
                        .addArrayOfString(kinds)
                        .addArrayOfString(numbers)
                        .addArrayOfString(verdicts.toArray(String[]::new))
                        .addArrayOfBuffer(bodies)
                        .addArrayOfOffsetDateTime(times))
                .mapEmpty();
    }

    /** What is not its gateway's leaves a hash and a reason, and nothing that a stranger wrote. */
    record Refused(UUID id, GatewayName gateway, Buffer digest, String reason, Instant at) {}

    Future<Void> insert(SqlClient client, Refused refused) {
        return client.preparedQuery(INSERT_REFUSED)
                .execute(Tuple.of(refused.id(), refused.gateway().code())
                        .addBuffer(refused.digest())
                        .addString(refused.reason())
                        .addOffsetDateTime(utc(refused.at())))
                .mapEmpty();
    }

    Future<Integer> purge(SqlClient client, Instant before, int most) {
        return client.preparedQuery(PURGE).execute(Tuple.of(utc(before), most)).map(done -> done.rowCount());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
