package org.fairgate.address;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fairgate.kernel.id.AddressId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.security.FieldCipher;

/** SQL of {@code address}; encrypts what an address says. Every statement is keyed by the unit first (R-SCALE). */
final class AddressStore {
    /** Takes the first free place; adds nothing when there is none, or when another one has just taken it. */
    static final String ADD = """
            INSERT INTO address (unit_id, address_id, place, body, is_default, version, created_at, updated_at)
            SELECT $1, $2, free.place, $3, NOT EXISTS (SELECT 1 FROM address WHERE unit_id = $1 AND is_default), 1, $4, $4
            FROM generate_series(1, 5) AS free (place)
            WHERE NOT EXISTS (SELECT 1 FROM address a WHERE a.unit_id = $1 AND a.place = free.place)
            ORDER BY free.place LIMIT 1
            ON CONFLICT DO NOTHING""";

    static final String COUNT = "SELECT count(*) FROM address WHERE unit_id = $1";

    /** The default first; where none is marked the oldest counts as it. */
    static final String ALL = """
            SELECT address_id, body, version FROM address WHERE unit_id = $1 ORDER BY is_default DESC, created_at, place""";

    /** Whoever moves the default or takes an address away does so alone. */
    static final String HOLD = "SELECT address_id FROM address WHERE unit_id = $1 ORDER BY address_id FOR UPDATE";

    static final String CHANGE = """
            UPDATE address SET body = $4, version = version + 1, updated_at = $5
            WHERE unit_id = $1 AND address_id = $2 AND version = $3""";

    static final String UNMARK = "UPDATE address SET is_default = false WHERE unit_id = $1 AND is_default";

    static final String MARK = "UPDATE address SET is_default = true WHERE unit_id = $1 AND address_id = $2";

    static final String REMOVE = "DELETE FROM address WHERE unit_id = $1 AND address_id = $2";

    private final FieldCipher cipher;

    AddressStore(FieldCipher cipher) {
        this.cipher = cipher;
    }

    Future<Boolean> add(SqlClient tx, UnitId unit, AddressId id, AddressForm form, Instant now) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(unit.value(), id.value(), locked(unit, id, form), utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Integer> count(SqlClient client, UnitId unit) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(unit.value()))
                .map(rows -> Math.toIntExact(rows.iterator().next().getLong(0)));
    }

    Future<List<Address>> all(SqlClient client, UnitId unit) {
        return client.preparedQuery(ALL).execute(Tuple.of(unit.value())).map(rows -> {
            List<Address> all = new ArrayList<>();
            rows.forEach(row -> all.add(address(unit, row, all.isEmpty())));
            return List.copyOf(all);
        });
    }

    Future<Void> hold(SqlClient tx, UnitId unit) {
        return tx.preparedQuery(HOLD).execute(Tuple.of(unit.value())).mapEmpty();
    }

    Future<Boolean> change(SqlClient tx, UnitId unit, Address now, AddressForm form, Instant at) {
        return tx.preparedQuery(CHANGE)
                .execute(Tuple.of(unit.value(), now.id().value(), now.version(), locked(unit, now.id(), form), utc(at)))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Boolean> makeDefault(SqlClient tx, UnitId unit, AddressId id) {
        return tx.preparedQuery(UNMARK)
                .execute(Tuple.of(unit.value()))
                .compose(done -> tx.preparedQuery(MARK).execute(Tuple.of(unit.value(), id.value())))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Boolean> remove(SqlClient tx, UnitId unit, AddressId id) {
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(unit.value(), id.value()))
                .map(rows -> rows.rowCount() == 1);
    }

    private Buffer locked(UnitId unit, AddressId id, AddressForm form) {
        JsonObject body = new JsonObject()
                .put("recipient", form.recipient())
                .put("phone", form.phone())
                .put("region", form.region())
                .put("address", form.address())
                .put("postcode", form.postcode());
        return Buffer.buffer(cipher.encrypt(context(unit, id.value()), body.encode()));
    }

    private Address address(UnitId unit, Row row, boolean first) {
        UUID id = row.getUUID("address_id");
        JsonObject body = new JsonObject(
                cipher.decryptText(context(unit, id), row.getBuffer("body").getBytes()));
        return new Address(
                new AddressId(id),
                body.getString("recipient"),
                body.getString("phone"),
                body.getString("region"),
                body.getString("address"),
                body.getString("postcode"),
                first,
                row.getLong("version"));
    }

    private static String context(UnitId unit, UUID id) {
        return "address.body/" + unit + "/" + id;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
