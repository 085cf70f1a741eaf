package org.fairgate.payment.ledger;

import static org.fairgate.payment.ledger.PaymentStore.array;
import static org.fairgate.payment.ledger.PaymentStore.utc;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fairgate.payment.base.Capture;

/** Rows of refunds that the system owes by itself. Sending them is the work of whoever sends refunds. */
final class OwedRefundStore {
    /**
     * The number at the gateway is the payment's and two digits, from 90 on: a gateway may report more than one transaction
     * under one number, and each is sent back by its own refund. Refunds that somebody asks for count from 01.
     */
    static final String INSERT = """
            INSERT INTO owed_refund (unit_id, refund_id, payment_id, trade_no, number, amount_fen, cause, gateway, state, created_at)
            SELECT i.unit_id, i.refund_id, i.payment_id, i.trade_no,
                i.number || to_char(89 + row_number() OVER (PARTITION BY i.payment_id ORDER BY i.place) + (
                    SELECT count(*) FROM owed_refund o WHERE o.unit_id = i.unit_id AND o.payment_id = i.payment_id), 'FM00'),
                i.amount_fen, i.cause, i.gateway, 'queued', $9
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::text[],
                $8::text[]) WITH ORDINALITY
                AS i(unit_id, refund_id, payment_id, trade_no, number, amount_fen, cause, gateway, place)""";

    /** Money of this payment to be sent back, all of it. */
    record Owed(UUID id, Payment payment, Capture capture, Verdict cause) {}

    /** The payments are held. */
    Future<Void> insert(SqlClient tx, List<Owed> owed, Instant now) {
        if (owed.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple arrays = Tuple.tuple()
                .addArrayOfUUID(array(owed, one -> one.payment().key().unit().value(), UUID[]::new))
                .addArrayOfUUID(array(owed, Owed::id, UUID[]::new))
                .addArrayOfUUID(array(owed, one -> one.payment().key().payment().value(), UUID[]::new))
                .addArrayOfString(array(owed, one -> one.capture().tradeNo(), String[]::new))
                .addArrayOfString(array(owed, one -> one.payment().number(), String[]::new))
                .addArrayOfLong(array(owed, one -> one.capture().amount().value(), Long[]::new))
                .addArrayOfString(array(owed, one -> one.cause().code(), String[]::new))
                .addArrayOfString(array(owed, one -> one.capture().gateway().code(), String[]::new))
                .addOffsetDateTime(utc(now));
        return tx.preparedQuery(INSERT).execute(arrays).mapEmpty();
    }
}
