package org.fairgate.delegation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.time.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Loads the demo's tree and partners from {@code reference/*.yaml}. Idempotent: rows are found by their code, so their
 * ids stay; nothing is removed.
 */
public final class DelegationLoader {
    private static final String TREE = "/reference/delegations.yaml";
    private static final String PARTNERS = "/reference/demo-edition.yaml";

    static final String UPSERT_DELEGATION = """
            INSERT INTO delegation (delegation_id, code, level, parent_id, kind, position, name_zh, name_en,
                                    liaison_name_zh, liaison_name_en, liaison_phone, liaison_email)
            VALUES ($1, $2, CASE WHEN $3::text IS NULL THEN 1 ELSE 2 END,
                    (SELECT delegation_id FROM delegation WHERE code = $3), $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (code) DO UPDATE SET level = excluded.level, parent_id = excluded.parent_id,
                kind = excluded.kind, position = excluded.position, name_zh = excluded.name_zh,
                name_en = excluded.name_en, liaison_name_zh = excluded.liaison_name_zh,
                liaison_name_en = excluded.liaison_name_en, liaison_phone = excluded.liaison_phone,
                liaison_email = excluded.liaison_email""";
    static final String UPSERT_PARTNER = """
            INSERT INTO recommendation_code (code, partner_zh, partner_en) VALUES ($1, $2, $3)
            ON CONFLICT (code) DO UPDATE SET partner_zh = excluded.partner_zh, partner_en = excluded.partner_en""";

    private final Db db;
    private final Ids ids;

    public DelegationLoader(Db db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    record TreeFile(List<Node> delegations) {}

    record Node(
            String code,
            String nameZh,
            String nameEn,
            String kind,
            LiaisonEntry liaison,
            @Nullable List<Node> subDelegations) {}

    record LiaisonEntry(String name, String nameEn, String phone, String email) {}

    record PartnersFile(List<PartnerEntry> recommendationCodes) {}

    record PartnerEntry(String code, String partnerZh, String partnerEn) {}

    /** Loads tree and partners in one transaction. Reads the class path, so it belongs to the start. */
    public Future<Void> load() {
        TreeFile file = read(TREE, TreeFile.class);
        List<Tuple> tops = new ArrayList<>();
        List<Tuple> subs = new ArrayList<>();
        for (Node top : file.delegations()) {
            tops.add(row(top, null, tops.size()));
            if (top.subDelegations() != null) {
                for (Node sub : top.subDelegations()) {
                    subs.add(row(sub, top.code(), subs.size()));
                }
            }
        }
        List<Tuple> partners = read(PARTNERS, PartnersFile.class).recommendationCodes().stream()
                .map(entry -> Tuple.of(entry.code(), entry.partnerZh(), entry.partnerEn()))
                .toList();
        return db.tx(tx -> batch(tx, UPSERT_DELEGATION, tops)
                .compose(done -> batch(tx, UPSERT_DELEGATION, subs))
                .compose(done -> batch(tx, UPSERT_PARTNER, partners)));
    }

    private Tuple row(Node node, @Nullable String parent, int position) {
        LiaisonEntry liaison = node.liaison();
        return Tuple.of(ids.next(), node.code(), parent, node.kind(), position)
                .addString(node.nameZh())
                .addString(node.nameEn())
                .addString(liaison.name())
                .addString(liaison.nameEn())
                .addString(liaison.phone())
                .addString(liaison.email());
    }

    private static Future<Void> batch(SqlClient tx, String sql, List<Tuple> rows) {
        return tx.preparedQuery(sql).executeBatch(rows).mapEmpty();
    }

    private static <T> T read(String name, Class<T> type) {
        YAMLMapper mapper = YAMLMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = Objects.requireNonNull(DelegationLoader.class.getResourceAsStream(name), name)) {
            return mapper.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
