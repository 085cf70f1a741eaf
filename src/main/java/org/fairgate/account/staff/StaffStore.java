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
                totp_secret, totp_last_step, active, created_at, must_change_password)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, true, $8, $9)
            ON CONFLICT (username) DO NOTHING
            """;

    private static final String COLUMNS = """
            SELECT staff_id, username, display_name, password_hash, role, scope_delegation_id, totp_secret,
                totp_last_step, must_change_password
            FROM staff\
            """;

    private static final String BY_USERNAME = COLUMNS + " WHERE username = $1 AND active";

    private static final String BY_ID = COLUMNS + " WHERE staff_id = $1 AND active";

    /** One code, one sign-in: of two that present the same code at once, one changes the row. */
    private static final String USE_STEP =
            "UPDATE staff SET totp_last_step = $2 WHERE staff_id = $1 AND totp_last_step < $2 AND active";

    /** Holds the account as verified until the transaction ends. */
    private static final String HOLD = """
            SELECT staff_id FROM staff WHERE staff_id = $1 AND password_hash = $2 AND active FOR NO KEY UPDATE""";

    private static final String NAMES = "SELECT staff_id, display_name FROM staff WHERE staff_id = ANY($1)";

    private static final String SIGNED_IN = "UPDATE staff SET last_sign_in_at = $2 WHERE staff_id = $1";

    private static final String CHANGE_PASSWORD = """
            UPDATE staff SET password_hash = $3, must_change_password = false
            WHERE staff_id = $1 AND password_hash = $2 AND active""";

    private static final String PEND = "UPDATE staff SET totp_pending = $2 WHERE staff_id = $1 AND active";

    private static final String PENDING = "SELECT totp_pending FROM staff WHERE staff_id = $1 AND active";

    /** Only the secret that the code was made of: another one may have been begun meanwhile. */
    private static final String ENROL = """
            UPDATE staff SET totp_secret = $3, totp_last_step = $4, totp_pending = NULL
            WHERE staff_id = $1 AND totp_pending = $2 AND active""";

    private final FieldCipher cipher;

    StaffStore(FieldCipher cipher) {
        this.cipher = cipher;
    }

    record Credentials(
            Staff staff, String passwordHash, Optional<byte[]> totpSecret, long lastStep, boolean mustChangePassword) {}

    /** A secret that is not confirmed yet, with the bytes as they lie in the row. */
    record Pending(byte[] secret, Buffer locked) {}

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
                .addValue(now.atOffset(ZoneOffset.UTC))
                .addBoolean(fresh.mustChangePassword());
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

    Future<Void> signedIn(SqlClient tx, StaffId id, Instant now) {
        return tx.preparedQuery(SIGNED_IN)
                .execute(Tuple.of(id.value(), now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<Boolean> changePassword(SqlClient tx, Credentials old, String hash) {
        return tx.preparedQuery(CHANGE_PASSWORD)
                .execute(Tuple.of(old.staff().id().value(), old.passwordHash(), hash))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Void> pend(SqlClient tx, StaffId id, byte[] secret) {
        Buffer locked = Buffer.buffer(cipher.encrypt(pendingContext(id.value()), secret));
        return tx.preparedQuery(PEND).execute(Tuple.of(id.value(), locked)).mapEmpty();
    }

    Future<Optional<Pending>> pending(SqlClient client, StaffId id) {
        return client.preparedQuery(PENDING).execute(Tuple.of(id.value())).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return Optional.ofNullable(found.hasNext() ? found.next().getBuffer(0) : null)
                    .map(locked -> new Pending(cipher.decrypt(pendingContext(id.value()), locked.getBytes()), locked));
        });
    }

    Future<Boolean> enrol(SqlClient tx, StaffId id, Pending confirmed, long step) {
        Buffer secret = Buffer.buffer(cipher.encrypt(context(id.value()), confirmed.secret()));
        return tx.preparedQuery(ENROL)
                .execute(Tuple.of(id.value(), confirmed.locked(), secret, step))
                .map(rows -> rows.rowCount() == 1);
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
                row.getLong("totp_last_step"),
                row.getBoolean("must_change_password"));
    }

    private static String pendingContext(UUID id) {
        return "staff.totp_pending/" + id;
    }

    private static String context(UUID id) {
        return "staff.totp_secret/" + id;
    }

    /** The names of these members of staff, also of those whose account is switched off. */
    static Future<Map<StaffId, String>> names(SqlClient client, Collection<StaffId> staff) {
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
