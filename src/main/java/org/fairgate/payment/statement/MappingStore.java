package org.fairgate.payment.statement;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.payment.statement.read.CsvMapping;

/** SQL of {@code bank_mapping}: how the tables of a bank are read. */
final class MappingStore {
    /** A mapping of the same name is replaced. */
    static final String SAVE = """
            INSERT INTO bank_mapping (mapping_id, name, columns, created_by, created_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (name) DO UPDATE SET columns = excluded.columns, created_by = excluded.created_by,
                created_at = excluded.created_at""";

    static final String ALL = "SELECT name, columns FROM bank_mapping ORDER BY created_at DESC, name LIMIT $1";

    private MappingStore() {}

    static Future<Void> save(SqlClient tx, UUID id, BankMapping mapping, StaffId by, Instant now) {
        return tx.preparedQuery(SAVE)
                .execute(
                        Tuple.of(id, mapping.name(), json(mapping.columns()), by.value(), now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    static Future<List<BankMapping>> all(SqlClient client, int limit) {
        return client.preparedQuery(ALL)
                .mapping(MappingStore::mapping)
                .execute(Tuple.of(limit))
                .map(rows -> rows.stream().toList());
    }

    private static JsonObject json(CsvMapping columns) {
        return new JsonObject()
                .put("date", new JsonArray(columns.date()))
                .put("credit", new JsonArray(columns.credit()))
                .put("direction", new JsonArray(columns.direction()))
                .put("currency", new JsonArray(columns.currency()))
                .put("payer", new JsonArray(columns.payer()))
                .put("account", new JsonArray(columns.account()))
                .put("bank", new JsonArray(columns.bank()))
                .put("text", new JsonArray(columns.text()))
                .put("bankId", new JsonArray(columns.bankId()));
    }

    private static BankMapping mapping(Row row) {
        JsonObject columns = row.getJsonObject("columns");
        return new BankMapping(
                row.getString("name"),
                new CsvMapping(
                        names(columns, "date"),
                        names(columns, "credit"),
                        names(columns, "direction"),
                        names(columns, "currency"),
                        names(columns, "payer"),
                        names(columns, "account"),
                        names(columns, "bank"),
                        names(columns, "text"),
                        names(columns, "bankId")));
    }

    private static List<String> names(JsonObject columns, String meaning) {
        return columns.getJsonArray(meaning, new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
    }
}
