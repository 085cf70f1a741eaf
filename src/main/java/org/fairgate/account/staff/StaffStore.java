package org.fairgate.account.staff;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.security.FieldCipher;

/** SQL of {@code staff}; encrypts the secrets of second factors. */
final class StaffStore {
    private static final String INSERT = """
            INSERT INTO staff (staff_id, username, display_name, password_hash, role, scope_delegation_id,
                totp_secret, totp_last_step, active, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, true, $8)
            ON CONFLICT (username) DO NOTHING
            """;

    private static final String COLUMNS = """
            SELECT staff_id, username, display_name, password_hash, role, scope_delegation_id, totp_secret,
                totp_last_step
            FROM staff\
            """;

    private static final String BY_USERNAME = COLUMNS + " WHERE username = $1 AND active";

    private static final String BY_ID = COLUMNS + " WHERE staff_id = $1 AND active";

    /** One code, one sign-in: of two that present the same code at once, one changes the row. */
    private static final String USE_STEP =
            "UPDATE staff SET totp_last_step = $2 WHERE staff_id = $1 AND totp_last_step < $2 AND active";

    /** Holds the account as verified until the transaction ends. */
    private static final String HOLD =
            "SELECT staff_id FROM staff WHERE staff_id = $1 AND password_hash = $2 AND active FOR SHARE";

    private static final String NAMES = "SELECT staff_id, display_name FROM staff WHERE staff_id = ANY($1)";

    private static final String DEACTIVATE = "UPDATE staff SET active = false WHERE staff_id = $1 AND active";

    private final FieldCipher cipher;

    StaffStore(FieldCipher cipher) {
        this.cipher = cipher;
    }

    record Credentials(Staff staff, String passwordHash, Optional<byte[]> totpSecret, long lastStep) {}

    Future<Boolean> insert(SqlClient tx, Credentials fresh, Instant now) {
        Staff staff = fresh.staff();
        UUID id = staff.id().value();
        Tuple values = Tuple.of(
                id,
                staff.username(),
                staff.displayName(),
                fresh.passwordHash(),
                staff.role().code());
        values.addValue(staff.scope().map(DelegationId::value).orElse(null))
                .addValue(fresh.totpSecret()
                        .map(secret -> Buffer.buffer(cipher.encrypt(context(id), secret)))
                        .orElse(null))
                .addValue(now.atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(INSERT).execute(values).map(rows -> rows.rowCount() == 1);
    }

    Future<Optional<Credentials>> byUsername(SqlClient client, String username) {
        return client.preparedQuery(BY_USERNAME).execute(Tuple.of(username)).map(this::first);
    }

    Future<Optional<Credentials>> byId(SqlClient client, StaffId id) {
        return client.preparedQuery(BY_ID).execute(Tuple.of(id.value())).map(this::first);
    }

    Future<Boolean> useStep(SqlClient tx, StaffId id, long step) {
        return tx.preparedQuery(USE_STEP).execute(Tuple.of(id.value(), step)).map(rows -> rows.rowCount() == 1);
    }

    Future<Boolean> hold(SqlClient tx, Credentials verified) {
        return tx.preparedQuery(HOLD)
                .execute(Tuple.of(verified.staff().id().value(), verified.passwordHash()))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Boolean> deactivate(SqlClient tx, StaffId id) {
        return tx.preparedQuery(DEACTIVATE).execute(Tuple.of(id.value())).map(rows -> rows.rowCount() == 1);
    }

    private Optional<Credentials> first(RowSet<Row> rows) {
        RowIterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(credentials(found.next())) : Optional.empty();
    }

    private Credentials credentials(Row row) {
        UUID id = row.getUUID("staff_id");
        Staff staff = new Staff(
                new StaffId(id),
                row.getString("username"),
                row.getString("display_name"),
                Role.parse(row.getString("role")),
                Optional.ofNullable(row.getUUID("scope_delegation_id")).map(DelegationId::new));
        return new Credentials(
                staff,
                row.getString("password_hash"),
                Optional.ofNullable(row.getBuffer("totp_secret"))
                        .map(secret -> cipher.decrypt(context(id), secret.getBytes())),
                row.getLong("totp_last_step"));
    }

    private static String context(UUID id) {
        return "staff.totp_secret/" + id;
    }

    /** The names of these members of staff, also of those whose account is switched off. */
    Future<Map<StaffId, String>> names(SqlClient client, Collection<StaffId> staff) {
        return client.preparedQuery(NAMES)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(staff.stream().map(StaffId::value).toArray(UUID[]::new)))
                .map(rows -> {
                    Map<StaffId, String> names = new HashMap<>();
                    rows.forEach(row -> names.put(new StaffId(row.getUUID(0)), row.getString(1)));
                    return names;
                });
    }
}
