package org.fairgate.payment.transfer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;

/** SQL of {@code transfer}; encrypts who paid. */
final class TransferStore {
    private static final String COLUMNS = """
            unit_id, order_id, transfer_id, state, payer, amount_fen, paid_on, voucher, reason, line_id, decided_by,
            declared_at, decided_at""";

    static final String INSERT = """
            INSERT INTO transfer (unit_id, transfer_id, order_id, state, payer, amount_fen, paid_on, voucher, declared_at,
                payer_key)
            VALUES ($1, $2, $3, 'declared', $4, $5, $6, $7, $8, $9)""";

    static final String DECIDE = """
            UPDATE transfer SET state = $3, reason = $4, line_id = $5, decided_by = $6, decided_at = $7
            WHERE unit_id = $1 AND transfer_id = $2 AND state = 'declared'""";

    static final String OF_ORDER = "SELECT " + COLUMNS
            + " FROM transfer WHERE unit_id = $1 AND order_id = $2 ORDER BY declared_at DESC, transfer_id DESC LIMIT 20";

    static final String FIND = "SELECT " + COLUMNS + " FROM transfer WHERE unit_id = $1 AND transfer_id = $2";

    /** Those who have waited longest first. */
    static final String QUEUE = "SELECT " + COLUMNS + """
             FROM transfer WHERE state = $1 AND (declared_at, transfer_id) > ($2, $3)
            ORDER BY declared_at, transfer_id LIMIT $4""";

    private static final String WAITING =
            COLUMNS + " FROM transfer WHERE state = 'declared' AND amount_fen = money.sum";

    private static final String FIRST = " ORDER BY declared_at, transfer_id LIMIT $3";

    /** By payer as well as by sum: thousands may wait for the fee of one badge, and only one of them sent this money. */
    static final String AWAITING =
            """
            SELECT DISTINCT form.* FROM unnest($1::bigint[], $2::bytea[]) AS money(sum, payer), LATERAL (
            (SELECT\s""" + WAITING + " AND payer_key = money.payer" + FIRST + ") UNION ALL (SELECT " + WAITING + FIRST + """
            )) AS form ORDER BY form.declared_at, form.transfer_id""";

    static final String COUNT = "SELECT count(*) FROM transfer WHERE state = 'declared'";

    private final FieldCipher cipher;
    private final BlindIndex index;

    TransferStore(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    Future<Void> insert(SqlClient tx, OrderKey order, UUID id, Remittance said, Instant now) {
        Tuple row = Tuple.of(order.unit().value(), id, order.order().value(), sealed(order.unit(), id, said))
                .addLong(said.amount().value())
                .addLocalDate(said.paidOn())
                .addUUID(said.voucher().value())
                .addOffsetDateTime(utc(now))
                .addBuffer(key(PayerName.of(said.payer())));
        return tx.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    /** What is decided of a form, by whom and why. */
    record Decision(TransferState to, String reason, Optional<UUID> line, Optional<StaffId> by) {}

    /** Whether the form was still waiting, and so was decided. */
    Future<Boolean> decide(SqlClient tx, Transfer transfer, Decision decision, Instant now) {
        Tuple row = Tuple.of(
                        transfer.order().unit().value(),
                        transfer.id(),
                        decision.to().code(),
                        decision.reason())
                .addUUID(decision.line().orElse(null))
                .addUUID(decision.by().map(StaffId::value).orElse(null))
                .addOffsetDateTime(utc(now));
        return tx.preparedQuery(DECIDE).execute(row).map(done -> done.rowCount() == 1);
    }

    /** The forms of an order, newest first. */
    Future<List<Transfer>> of(SqlClient client, OrderKey order) {
        return list(
                client, OF_ORDER, Tuple.of(order.unit().value(), order.order().value()));
    }

    Future<Optional<Transfer>> find(SqlClient client, UnitId unit, UUID id) {
        return list(client, FIND, Tuple.of(unit.value(), id))
                .map(found -> found.stream().findFirst());
    }

    /** Where a page of the queue begins. */
    record After(Instant declaredAt, UUID id) {
        static final After NOTHING = new After(Instant.EPOCH, new UUID(0, 0));
    }

    Future<List<Transfer>> queue(SqlClient client, TransferState state, After after, int limit) {
        return list(client, QUEUE, Tuple.of(state.code(), utc(after.declaredAt()), after.id(), limit));
    }

    /** Forms that wait for one of these sums, those of their payers among them. */
    Future<List<Transfer>> awaiting(SqlClient client, List<TransferDesk.Awaited> money, int each) {
        Long[] sums = money.stream().map(one -> one.sum().value()).toArray(Long[]::new);
        Buffer[] payers = money.stream().map(one -> key(one.payer())).toArray(Buffer[]::new);
        return list(
                client,
                AWAITING,
                Tuple.tuple().addArrayOfLong(sums).addArrayOfBuffer(payers).addInteger(each));
    }

    private Buffer key(PayerName payer) {
        return Buffer.buffer(index.of("transfer.payer", payer.plain()));
    }

    Future<Integer> waiting(SqlClient client) {
        return client.preparedQuery(COUNT)
                .execute()
                .map(rows -> Math.toIntExact(rows.iterator().next().getLong(0)));
    }

    private Future<List<Transfer>> list(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.stream().map(this::transfer).toList());
    }

    private Transfer transfer(Row row) {
        UnitId unit = new UnitId(row.getUUID("unit_id"));
        UUID id = row.getUUID("transfer_id");
        return new Transfer(
                new OrderKey(unit, new OrderId(row.getUUID("order_id"))),
                id,
                TransferState.parse(row.getString("state")),
                opened(unit, id, row),
                row.getString("reason"),
                Optional.ofNullable(row.getUUID("line_id")),
                Optional.ofNullable(row.getUUID("decided_by")).map(StaffId::new),
                row.getOffsetDateTime("declared_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("decided_at")).map(OffsetDateTime::toInstant));
    }

    private Buffer sealed(UnitId unit, UUID id, Remittance said) {
        JsonObject payer = new JsonObject()
                .put("name", said.payer())
                .put("account", said.account())
                .put("bank", said.bank())
                .put("slip", said.slip());
        return Buffer.buffer(cipher.encrypt(context(unit, id), payer.encode()));
    }

    private Remittance opened(UnitId unit, UUID id, Row row) {
        JsonObject payer = new JsonObject(
                cipher.decryptText(context(unit, id), row.getBuffer("payer").getBytes()));
        return new Remittance(
                payer.getString("name"),
                payer.getString("account"),
                payer.getString("bank"),
                payer.getString("slip"),
                Fen.of(row.getLong("amount_fen")),
                row.getLocalDate("paid_on"),
                new FileId(row.getUUID("voucher")));
    }

    private static String context(UnitId unit, UUID id) {
        return "transfer.payer/" + unit + "/" + id;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
