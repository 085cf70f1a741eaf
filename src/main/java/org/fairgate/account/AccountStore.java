package org.fairgate.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.account.base.Login;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;

/** SQL of {@code account} and {@code login_claim}; encrypts and decrypts. */
final class AccountStore {
    /** Waits for another sign-up that has claimed the name and not yet committed, then says who came first. */
    private static final String CLAIM =
            "INSERT INTO login_claim (kind, value_index, unit_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private static final String OWNER = "SELECT unit_id FROM login_claim WHERE kind = $1 AND value_index = $2";

    private static final String INSERT = """
            INSERT INTO account (unit_id, category, kind, credit_code, credit_code_doubtful, name, delegation_id,
                recommendation_code, mobile, email, password_hash, password_version, language, created_at,
                password_changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
            """;

    private static final String SELECT = """
            SELECT unit_id, category, kind, credit_code, credit_code_doubtful, name, delegation_id,
                recommendation_code, mobile, email, password_hash, password_version, language, created_at
            FROM account WHERE unit_id = ANY($1)
            """;

    /** Holds the password as it is until the transaction ends. */
    private static final String HOLD_PASSWORD =
            "SELECT unit_id FROM account WHERE unit_id = $1 AND password_version = $2 FOR SHARE";

    private static final String CHANGE_PASSWORD = """
            UPDATE account SET password_hash = $3, password_version = password_version + 1, password_changed_at = $4
            WHERE unit_id = $1 AND password_version = $2
            """;

    private static final String REHASH =
            "UPDATE account SET password_hash = $3 WHERE unit_id = $1 AND password_hash = $2";

    private final FieldCipher cipher;
    private final BlindIndex index;

    AccountStore(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    /** An account, its password hash, and how often the password was changed. */
    record Credentials(Account account, String passwordHash, int passwordVersion) {
        @Override
        public String toString() {
            return account.toString();
        }
    }

    /** Whether the login name is now the unit's; false when another has it. */
    Future<Boolean> claim(SqlClient tx, Login login, UnitId unit) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(login.kind().code(), Buffer.buffer(login.index(index)), unit.value()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whose login name it is. */
    Future<Optional<UnitId>> owner(SqlClient client, Login login) {
        return client.preparedQuery(OWNER)
                .execute(Tuple.of(login.kind().code(), Buffer.buffer(login.index(index))))
                .map(rows -> first(rows).map(row -> new UnitId(row.getUUID(0))));
    }

    Future<Void> insert(SqlClient tx, Credentials credentials) {
        Account account = credentials.account();
        UUID unit = account.unit().value();
        Tuple values = Tuple.of(
                unit,
                account.category().code(),
                account.kind().code(),
                account.creditCode().map(CreditCode::value).orElse(null),
                account.creditCodeDoubtful(),
                sealed("name", unit, account.name()));
        values.addValue(account.delegation().map(DelegationId::value).orElse(null))
                .addValue(account.recommendationCode().orElse(null))
                .addValue(account.mobile()
                        .map(mobile -> sealed("mobile", unit, mobile.e164()))
                        .orElse(null))
                .addValue(sealed("email", unit, account.email().value()))
                .addValue(credentials.passwordHash())
                .addValue(credentials.passwordVersion())
                .addValue(account.language().code())
                .addValue(utc(account.createdAt()));
        return tx.preparedQuery(INSERT).execute(values).mapEmpty();
    }

    Future<Optional<Credentials>> find(SqlClient client, UnitId unit) {
        return find(client, List.of(unit)).map(found -> found.stream().findFirst());
    }

    Future<List<Credentials>> find(SqlClient client, Collection<UnitId> units) {
        return client.preparedQuery(SELECT)
                .mapping(this::credentials)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(units.stream().map(UnitId::value).toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** Whether the account still has this password; if so it keeps it until the transaction ends. */
    Future<Boolean> holdPassword(SqlClient tx, Credentials verified) {
        return tx.preparedQuery(HOLD_PASSWORD)
                .execute(Tuple.of(verified.account().unit().value(), verified.passwordVersion()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether the account still had the old password and now has the new one. */
    Future<Boolean> changePassword(SqlClient tx, Credentials old, String fresh, Instant now) {
        return tx.preparedQuery(CHANGE_PASSWORD)
                .execute(Tuple.of(old.account().unit().value(), old.passwordVersion(), fresh, utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Stores the same password at today's cost; no effect when it has been changed meanwhile. */
    Future<Void> rehash(SqlClient client, Credentials old, String fresh) {
        return client.preparedQuery(REHASH)
                .execute(Tuple.of(old.account().unit().value(), old.passwordHash(), fresh))
                .mapEmpty();
    }

    private Credentials credentials(Row row) {
        UUID unit = row.getUUID("unit_id");
        Account account = new Account(
                new UnitId(unit),
                UnitCategory.parse(row.getString("category")),
                AccountKind.parse(row.getString("kind")),
                Optional.ofNullable(row.getString("credit_code")).map(CreditCode::new),
                row.getBoolean("credit_code_doubtful"),
                opened("name", unit, row.getBuffer("name")),
                Optional.ofNullable(row.getUUID("delegation_id")).map(DelegationId::new),
                Optional.ofNullable(row.getString("recommendation_code")),
                Optional.ofNullable(row.getBuffer("mobile"))
                        .map(mobile -> Mobile.ofE164(opened("mobile", unit, mobile))),
                new EmailAddress(opened("email", unit, row.getBuffer("email"))),
                Language.parse(row.getString("language")),
                row.getOffsetDateTime("created_at").toInstant());
        return new Credentials(account, row.getString("password_hash"), row.getInteger("password_version"));
    }

    private Buffer sealed(String column, UUID unit, String text) {
        return Buffer.buffer(cipher.encrypt(context(column, unit), text));
    }

    private String opened(String column, UUID unit, Buffer sealed) {
        return cipher.decryptText(context(column, unit), sealed.getBytes());
    }

    private static String context(String column, UUID unit) {
        return "account." + column + "/" + unit;
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        RowIterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
