package org.fairgate.payment.statement;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Codes;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.order.base.Order;
import org.fairgate.payment.statement.read.StatementFormat;
import org.fairgate.payment.statement.read.StatementLine;
import org.fairgate.platform.security.FieldCipher;

/** SQL of statements and their lines; encrypts who paid and what they wrote. */
final class StatementStore {
    private static final String LINE = """
            line_id, statement_id, booked_on, amount_fen, currency, detail, state, note, decided_by, decided_at""";

    private static final String STATEMENT = "statement_id, format, name, lines, repeated, imported_by, imported_at";

    /** Adds nothing where the same file was imported before. */
    static final String INSERT = """
            INSERT INTO bank_statement (statement_id, digest, format, name, blob, lines, repeated, imported_by, imported_at)
            VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8) ON CONFLICT (digest) DO NOTHING""";

    static final String BY_DIGEST = "SELECT " + STATEMENT + " FROM bank_statement WHERE digest = $1";

    static final String LATEST =
            "SELECT " + STATEMENT + " FROM bank_statement ORDER BY imported_at DESC, statement_id DESC LIMIT $1";

    static final String ADD_LINES = """
            INSERT INTO bank_line (line_id, statement_id, line_key, booked_on, amount_fen, currency, detail, state)
            SELECT i.line_id, $1, i.line_key, i.booked_on, i.amount_fen, i.currency, i.detail, 'open'
            FROM unnest($2::uuid[], $3::bytea[], $4::date[], $5::bigint[], $6::text[], $7::bytea[])
                AS i(line_id, line_key, booked_on, amount_fen, currency, detail)
            ORDER BY i.line_key
            ON CONFLICT (line_key) DO NOTHING""";

    static final String SET_REPEATED = "UPDATE bank_statement SET repeated = $2 WHERE statement_id = $1";

    static final String LINES = "SELECT " + LINE
            + " FROM bank_line WHERE state = $1 AND (booked_on, line_id) > ($2, $3) ORDER BY booked_on, line_id LIMIT $4";

    static final String COUNT = "SELECT count(*) FROM bank_line WHERE state = 'open'";

    static final String FIND = "SELECT " + LINE + " FROM bank_line WHERE line_id = $1";

    static final String HOLD = FIND + " FOR UPDATE";

    static final String STILL_OPEN =
            "SELECT " + LINE + " FROM bank_line WHERE line_id = ANY($1) AND state = 'open' ORDER BY booked_on, line_id";

    static final String DECIDE = """
            UPDATE bank_line SET state = $2, note = $3, decided_by = $4, decided_at = $5
            WHERE line_id = $1 AND state = ANY($6)""";

    static final String PAY = """
            INSERT INTO bank_line_order (line_id, unit_id, order_id)
            SELECT $1, i.unit_id, i.order_id FROM unnest($2::uuid[], $3::uuid[]) AS i(unit_id, order_id)""";

    private final FieldCipher cipher;

    StatementStore(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** A statement to keep. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record NewStatement(Statement statement, byte[] digest, String blob) {}

    /** Whether it was not there before. */
    Future<Boolean> insert(SqlClient tx, NewStatement added) {
        Statement statement = added.statement();
        Tuple row = Tuple.of(
                        statement.id(),
                        Buffer.buffer(added.digest()),
                        statement.format().code(),
                        statement.name(),
                        added.blob())
                .addInteger(statement.lines())
                .addUUID(statement.importedBy().value())
                .addOffsetDateTime(utc(statement.importedAt()));
        return tx.preparedQuery(INSERT).execute(row).map(done -> done.rowCount() == 1);
    }

    Future<Optional<Statement>> find(SqlClient client, byte[] digest) {
        return client.preparedQuery(BY_DIGEST)
                .execute(Tuple.of(Buffer.buffer(digest)))
                .map(rows -> rows.stream().findFirst().map(StatementStore::statement));
    }

    Future<List<Statement>> latest(SqlClient client, int limit) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(limit))
                .map(rows -> rows.stream().map(StatementStore::statement).toList());
    }

    /**
     * A line to keep, under its key.
     *
     * @param detail encrypted, see {@link #sealed}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record NewLine(UUID id, byte[] key, StatementLine said, Buffer detail) {}

    /** A line as it is kept. Fifty thousand of them take a while: for a worker. */
    NewLine sealed(UUID id, byte[] key, StatementLine said) {
        return new NewLine(id, key, said, sealed(id, said));
    }

    /** How many of the lines were not there before. */
    Future<Integer> add(SqlClient tx, UUID statement, List<NewLine> lines) {
        Tuple rows = Tuple.of(statement)
                .addArrayOfUUID(lines.stream().map(NewLine::id).toArray(UUID[]::new))
                .addArrayOfBuffer(
                        lines.stream().map(line -> Buffer.buffer(line.key())).toArray(Buffer[]::new))
                .addArrayOfLocalDate(
                        lines.stream().map(line -> line.said().bookedOn()).toArray(LocalDate[]::new))
                .addArrayOfLong(
                        lines.stream().map(line -> line.said().amount().value()).toArray(Long[]::new))
                .addArrayOfString(
                        lines.stream().map(line -> line.said().currency()).toArray(String[]::new))
                .addArrayOfBuffer(lines.stream().map(NewLine::detail).toArray(Buffer[]::new));
        return tx.preparedQuery(ADD_LINES).execute(rows).map(done -> done.rowCount());
    }

    Future<Void> setRepeated(SqlClient tx, UUID statement, int repeated) {
        return tx.preparedQuery(SET_REPEATED)
                .execute(Tuple.of(statement, repeated))
                .mapEmpty();
    }

    /** Where a page of lines begins. */
    record After(LocalDate bookedOn, UUID id) {
        static final After NOTHING = new After(LocalDate.EPOCH, new UUID(0, 0));
    }

    Future<List<BankLine>> lines(SqlClient client, LineState state, After after, int limit) {
        return client.preparedQuery(LINES)
                .execute(Tuple.of(state.code(), after.bookedOn(), after.id(), limit))
                .map(rows -> rows.stream().map(this::line).toList());
    }

    Future<Integer> open(SqlClient client) {
        return client.preparedQuery(COUNT)
                .execute()
                .map(rows -> Math.toIntExact(rows.iterator().next().getLong(0)));
    }

    /** Those of the lines about which nobody has decided. */
    Future<List<BankLine>> stillOpen(SqlClient client, List<UUID> lines) {
        return client.preparedQuery(STILL_OPEN)
                .execute(Tuple.tuple().addArrayOfUUID(lines.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(this::line).toList());
    }

    Future<Optional<BankLine>> find(SqlClient client, UUID line) {
        return one(client, FIND, line);
    }

    /** The same, and nobody else decides on it until the transaction ends. */
    Future<Optional<BankLine>> hold(SqlClient tx, UUID line) {
        return one(tx, HOLD, line);
    }

    private Future<Optional<BankLine>> one(SqlClient client, String sql, UUID line) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(line))
                .map(rows -> rows.stream().findFirst().map(this::line));
    }

    /** What is decided of a line, and from which states. */
    record Decision(LineState to, String note, StaffId by, List<LineState> from) {}

    Future<Boolean> decide(SqlClient tx, UUID line, Decision decision, Instant now) {
        boolean opened = decision.to() == LineState.OPEN;
        return tx.preparedQuery(DECIDE)
                .execute(Tuple.of(line, decision.to().code(), decision.note())
                        .addUUID(opened ? null : decision.by().value())
                        .addOffsetDateTime(opened ? null : utc(now))
                        .addArrayOfString(
                                decision.from().stream().map(LineState::code).toArray(String[]::new)))
                .map(done -> done.rowCount() == 1);
    }

    Future<Void> pay(SqlClient tx, UUID line, List<Order> orders) {
        return tx.preparedQuery(PAY)
                .execute(Tuple.of(line)
                        .addArrayOfUUID(orders.stream()
                                .map(order -> order.key().unit().value())
                                .toArray(UUID[]::new))
                        .addArrayOfUUID(orders.stream()
                                .map(order -> order.key().order().value())
                                .toArray(UUID[]::new)))
                .mapEmpty();
    }

    private static Statement statement(Row row) {
        return new Statement(
                row.getUUID("statement_id"),
                Codes.find(StatementFormat.values(), StatementFormat::code, row.getString("format")),
                row.getString("name"),
                row.getInteger("lines"),
                row.getInteger("repeated"),
                new StaffId(row.getUUID("imported_by")),
                row.getOffsetDateTime("imported_at").toInstant());
    }

    private BankLine line(Row row) {
        UUID id = row.getUUID("line_id");
        JsonObject detail = new JsonObject(
                cipher.decryptText(context(id), row.getBuffer("detail").getBytes()));
        return new BankLine(
                id,
                row.getUUID("statement_id"),
                new StatementLine(
                        row.getLocalDate("booked_on"),
                        Fen.of(row.getLong("amount_fen")),
                        row.getString("currency"),
                        detail.getString("payer"),
                        detail.getString("account"),
                        detail.getString("bank"),
                        detail.getString("text"),
                        Optional.ofNullable(detail.getString("bankId"))),
                LineState.parse(row.getString("state")),
                row.getString("note"),
                Optional.ofNullable(row.getUUID("decided_by")).map(StaffId::new),
                Optional.ofNullable(row.getOffsetDateTime("decided_at")).map(OffsetDateTime::toInstant));
    }

    private Buffer sealed(UUID id, StatementLine said) {
        JsonObject detail = new JsonObject()
                .put("payer", said.payer())
                .put("account", said.account())
                .put("bank", said.bank())
                .put("text", said.text());
        said.bankId().ifPresent(bankId -> detail.put("bankId", bankId));
        return Buffer.buffer(cipher.encrypt(context(id), detail.encode()));
    }

    private static String context(UUID line) {
        return "bank_line.detail/" + line;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
