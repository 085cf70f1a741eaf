package org.fairgate.delegation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.fairgate.kernel.id.DelegationId;

/** Reads the tree and the partners' codes. */
final class DelegationStore {
    static final String DELEGATIONS = """
            SELECT d.delegation_id, d.code, p.code AS parent_code, d.kind, d.name_zh, d.name_en, d.liaison_name_zh,
                   d.liaison_name_en, d.liaison_phone, d.liaison_email
            FROM delegation d LEFT JOIN delegation p ON p.delegation_id = d.parent_id
            ORDER BY d.level, d.position, d.code""";
    static final String PARTNERS = "SELECT code, partner_zh, partner_en FROM recommendation_code ORDER BY code";

    private DelegationStore() {}

    static Future<List<Delegation>> delegations(SqlClient client) {
        return client.preparedQuery(DELEGATIONS)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DelegationStore::delegation)
                        .toList());
    }

    static Future<Map<String, Partner>> partners(SqlClient client) {
        return client.preparedQuery(PARTNERS).execute().map(rows -> {
            Map<String, Partner> byCode = new LinkedHashMap<>();
            for (Row row : rows) {
                Partner partner =
                        new Partner(row.getString("code"), row.getString("partner_zh"), row.getString("partner_en"));
                byCode.put(partner.code(), partner);
            }
            return Map.copyOf(byCode);
        });
    }

    private static Delegation delegation(Row row) {
        return new Delegation(
                new DelegationId(row.getUUID("delegation_id")),
                row.getString("code"),
                Optional.ofNullable(row.getString("parent_code")),
                row.getString("kind"),
                row.getString("name_zh"),
                row.getString("name_en"),
                new Liaison(
                        row.getString("liaison_name_zh"),
                        row.getString("liaison_name_en"),
                        row.getString("liaison_phone"),
                        row.getString("liaison_email")));
    }
}
