package org.fairgate.account.staff.admin;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.account.staff.Staff;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.StaffId;

/** SQL of {@code staff} for those who administer it. A few thousand rows at most, so a search may read them all. */
final class StaffAdminStore {
    private static final String MATCHING = """

            WHERE ($1 = '' OR strpos(username, $1) > 0 OR strpos(lower(display_name), $1) > 0)
              AND ($2 = '' OR role = $2) AND ($3::boolean IS NULL OR active = $3)""";

    private static final String COLUMNS = """
            SELECT staff_id, username, display_name, role, scope_delegation_id, active, must_change_password,
                totp_secret IS NOT NULL AS second_factor, created_at, last_sign_in_at, version
            FROM staff""";

    private static final String PAGE = COLUMNS + MATCHING + " AND username > $4 ORDER BY username LIMIT $5";

    private static final String COUNT = "SELECT count(*) FROM staff" + MATCHING;

    private static final String FIND = COLUMNS + " WHERE staff_id = $1";

    /** Whoever could take an organiser away holds all of them, in one order. */
    static final String HOLD_ORGANISERS =
            "SELECT staff_id FROM staff WHERE role = 'organiser' AND active ORDER BY staff_id FOR UPDATE";

    static final String CHANGE = """
            UPDATE staff SET display_name = $3, role = $4, scope_delegation_id = $5, version = version + 1
            WHERE staff_id = $1 AND version = $2""";

    private static final String SWITCH =
            "UPDATE staff SET active = $2, version = version + 1 WHERE staff_id = $1 AND active <> $2";

    private static final String RESET = """
            UPDATE staff SET password_hash = $2, must_change_password = true, version = version + 1,
                totp_secret = CASE WHEN $3 THEN NULL ELSE totp_secret END,
                totp_pending = CASE WHEN $3 THEN NULL ELSE totp_pending END
            WHERE staff_id = $1""";

    Future<List<StaffAccount>> page(SqlClient client, StaffFilter filter, String after, int limit) {
        Tuple values = filter(filter).addString(after).addInteger(limit);
        return client.preparedQuery(PAGE).execute(values).map(rows -> {
            List<StaffAccount> found = new ArrayList<>();
            rows.forEach(row -> found.add(account(row)));
            return List.copyOf(found);
        });
    }

    Future<Integer> count(SqlClient client, StaffFilter filter) {
        return client.preparedQuery(COUNT)
                .execute(filter(filter))
                .map(rows -> Math.toIntExact(rows.iterator().next().getLong(0)));
    }

    private static Tuple filter(StaffFilter filter) {
        return Tuple.of(filter.text(), filter.role().map(Role::code).orElse(""))
                .addValue(filter.active().orElse(null));
    }

    Future<Optional<StaffAccount>> find(SqlClient client, StaffId id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id.value())).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() ? Optional.of(account(found.next())) : Optional.empty();
        });
    }

    /** The active organisers, who stay so until the transaction ends. */
    Future<List<StaffId>> holdOrganisers(SqlClient tx) {
        return tx.preparedQuery(HOLD_ORGANISERS).execute().map(rows -> {
            List<StaffId> held = new ArrayList<>();
            rows.forEach(row -> held.add(new StaffId(row.getUUID(0))));
            return List.copyOf(held);
        });
    }

    Future<Boolean> change(SqlClient tx, StaffId id, long version, StaffForm.Checked form) {
        Tuple values =
                Tuple.of(id.value(), version, form.displayName(), form.role().code());
        return tx.preparedQuery(CHANGE)
                .execute(values.addValue(form.scope().map(DelegationId::value).orElse(null)))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Boolean> switched(SqlClient tx, StaffId id, boolean active) {
        return tx.preparedQuery(SWITCH).execute(Tuple.of(id.value(), active)).map(rows -> rows.rowCount() == 1);
    }

    Future<Boolean> reset(SqlClient tx, StaffId id, String hash, boolean secondFactor) {
        return tx.preparedQuery(RESET)
                .execute(Tuple.of(id.value(), hash, secondFactor))
                .map(rows -> rows.rowCount() == 1);
    }

    private static StaffAccount account(Row row) {
        UUID scope = row.getUUID("scope_delegation_id");
        return new StaffAccount(
                new Staff(
                        new StaffId(row.getUUID("staff_id")),
                        row.getString("username"),
                        row.getString("display_name"),
                        Role.parse(row.getString("role")),
                        Optional.ofNullable(scope).map(DelegationId::new)),
                row.getBoolean("active"),
                row.getBoolean("must_change_password"),
                row.getBoolean("second_factor"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row),
                row.getLong("version"));
    }

    private static Optional<Instant> instant(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("last_sign_in_at")).map(OffsetDateTime::toInstant);
    }
}
