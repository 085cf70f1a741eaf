package org.fairgate.edition;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.time.Ids;

/**
 * Loads the demo edition from {@code reference/demo-edition.yaml}. Idempotent: rows are found by their code and brought
 * up to the file; nothing is removed. Its times are counted from today, and counted anew only once they are used up, so
 * a demo that is restarted tomorrow keeps its days and one restarted weeks later is open again.
 */
public final class EditionLoader {
    private static final String FILE = "/reference/demo-edition.yaml";

    static final String TIMES_STILL_GOOD =
            "SELECT 1 FROM edition WHERE code = $1 AND opens_at <= $2 AND transfer_deadline > $2";
    static final String UPSERT_EDITION = """
            INSERT INTO edition (edition_id, code, name_zh, name_en, time_zone, opens_at, closes_at, transfer_deadline,
                                 scan_deadline, b2b_deadline, new_badge_fen, reused_badge_fen, settings, created_at,
                                 updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $13)
            ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
                time_zone = excluded.time_zone, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
                transfer_deadline = excluded.transfer_deadline, scan_deadline = excluded.scan_deadline,
                b2b_deadline = excluded.b2b_deadline, new_badge_fen = excluded.new_badge_fen,
                reused_badge_fen = excluded.reused_badge_fen, settings = excluded.settings,
                updated_at = excluded.updated_at
            RETURNING edition_id""";
    static final String EDITION_ID = "SELECT edition_id FROM edition WHERE code = $1";
    static final String CLEAR_DAYS = "DELETE FROM edition_entry_day WHERE edition_id = $1";
    static final String ADD_DAY = "INSERT INTO edition_entry_day (edition_id, day) VALUES ($1, $2)";
    static final String UPSERT_AREA = """
            INSERT INTO exhibition_area (edition_id, code, position, name_zh, name_en) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (edition_id, code) DO UPDATE SET position = excluded.position, name_zh = excluded.name_zh,
                name_en = excluded.name_en""";
    static final String UPSERT_INDUSTRY = """
            INSERT INTO industry (edition_id, code, position, name_zh, name_en) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (edition_id, code) DO UPDATE SET position = excluded.position, name_zh = excluded.name_zh,
                name_en = excluded.name_en""";
    static final String UPSERT_PRODUCT_GROUP = """
            INSERT INTO product_group (edition_id, code, position, name_zh, name_en, area_code)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (edition_id, code) DO UPDATE SET area_code = excluded.area_code, position = excluded.position,
                name_zh = excluded.name_zh, name_en = excluded.name_en""";
    static final String UPSERT_ZONE = """
            INSERT INTO special_zone (edition_id, code, position, name_zh, name_en, area_code)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (edition_id, code) DO UPDATE SET area_code = excluded.area_code, position = excluded.position,
                name_zh = excluded.name_zh, name_en = excluded.name_en""";

    private final Db db;
    private final InstantSource clock;
    private final Ids ids;

    public EditionLoader(Db db, InstantSource clock, Ids ids) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
    }

    /** The file's shape; keys that belong to other features are not named here. */
    record File(EditionEntry edition, List<AreaEntry> areas, List<ZoneEntry> zones, List<Choice> industries) {}

    record EditionEntry(
            String code,
            String nameZh,
            String nameEn,
            String timezone,
            int opensInDays,
            int closesInDays,
            int transferDeadlineInDays,
            int scanAndB2bDeadlineInDays,
            List<Integer> entryDaysInDays,
            Fees fees) {}

    /** Visitors always pay (R-PAY-2), and no gateway takes an order of nothing: an edition without fees is a mistake. */
    record Fees(long newBadge, long reusedBadge) {
        Fees {
            required("newBadge", newBadge);
            required("reusedBadge", reusedBadge);
        }

        private static void required(String name, long fen) {
            if (fen <= 0) {
                throw new IllegalArgumentException(
                        "fees.%s: at least 1 fen, not %d; whoever pays nothing is tagged STAFF or VIP"
                                .formatted(name, fen));
            }
        }
    }

    record AreaEntry(String code, String nameZh, String nameEn, List<Choice> productGroups) {}

    record ZoneEntry(String code, String nameZh, String nameEn, String area) {}

    /** Loads the demo edition in one transaction. Reads the class path, so it belongs to the start. */
    public Future<Void> load() {
        File file = read();
        return db.tx(tx -> edition(tx, file.edition())
                .compose(edition -> areas(tx, edition, file.areas())
                        .compose(done -> groups(tx, edition, file.areas()))
                        .compose(done -> zones(tx, edition, file.zones()))
                        .compose(done -> industries(tx, edition, file.industries()))));
    }

    private Future<UUID> edition(SqlConnection tx, EditionEntry entry) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return tx.preparedQuery(TIMES_STILL_GOOD)
                .execute(Tuple.of(entry.code(), now))
                .compose(good -> good.size() == 0
                        ? countedFromToday(tx, entry)
                        : tx.preparedQuery(EDITION_ID)
                                .execute(Tuple.of(entry.code()))
                                .map(rows -> rows.iterator().next().getUUID(0)));
    }

    private Future<UUID> countedFromToday(SqlConnection tx, EditionEntry entry) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(entry.timezone()));
        return tx.preparedQuery(UPSERT_EDITION)
                .execute(row(entry, today))
                .map(rows -> rows.iterator().next().getUUID(0))
                .compose(id -> tx.preparedQuery(CLEAR_DAYS)
                        .execute(Tuple.of(id))
                        .compose(cleared -> batch(
                                tx,
                                ADD_DAY,
                                entry.entryDaysInDays().stream()
                                        .map(days -> Tuple.of(id, today.plusDays(days)))
                                        .toList()))
                        .map(id));
    }

    private Tuple row(EditionEntry entry, LocalDate today) {
        ZoneId zone = ZoneId.of(entry.timezone());
        return Tuple.of(ids.next(), entry.code(), entry.nameZh(), entry.nameEn(), entry.timezone())
                .addOffsetDateTime(startOfDay(today.plusDays(entry.opensInDays()), zone))
                .addOffsetDateTime(endOfDay(today.plusDays(entry.closesInDays()), zone))
                .addOffsetDateTime(endOfDay(today.plusDays(entry.transferDeadlineInDays()), zone))
                .addOffsetDateTime(endOfDay(today.plusDays(entry.scanAndB2bDeadlineInDays()), zone))
                .addLong(entry.fees().newBadge())
                .addLong(entry.fees().reusedBadge())
                .addValue(new JsonObject().put("withdrawalAllowed", true))
                .addOffsetDateTime(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static OffsetDateTime startOfDay(LocalDate day, ZoneId zone) {
        Instant start = day.atStartOfDay(zone).toInstant();
        return start.atOffset(ZoneOffset.UTC);
    }

    /** Deadlines are exclusive, so the end of a day is the start of the next. */
    private static OffsetDateTime endOfDay(LocalDate day, ZoneId zone) {
        return startOfDay(day.plusDays(1), zone);
    }

    private static Future<Void> areas(SqlClient tx, UUID edition, List<AreaEntry> areas) {
        List<Tuple> rows = new ArrayList<>();
        for (AreaEntry area : areas) {
            rows.add(Tuple.of(edition, area.code(), rows.size(), area.nameZh(), area.nameEn()));
        }
        return batch(tx, UPSERT_AREA, rows);
    }

    private static Future<Void> groups(SqlClient tx, UUID edition, List<AreaEntry> areas) {
        List<Tuple> rows = new ArrayList<>();
        for (AreaEntry area : areas) {
            for (Choice group : area.productGroups()) {
                rows.add(Tuple.of(edition, group.code(), rows.size(), group.nameZh(), group.nameEn(), area.code()));
            }
        }
        return batch(tx, UPSERT_PRODUCT_GROUP, rows);
    }

    private static Future<Void> zones(SqlClient tx, UUID edition, List<ZoneEntry> zones) {
        List<Tuple> rows = new ArrayList<>();
        for (ZoneEntry zone : zones) {
            rows.add(Tuple.of(edition, zone.code(), rows.size(), zone.nameZh(), zone.nameEn(), zone.area()));
        }
        return batch(tx, UPSERT_ZONE, rows);
    }

    private static Future<Void> industries(SqlClient tx, UUID edition, List<Choice> industries) {
        List<Tuple> rows = new ArrayList<>();
        for (Choice industry : industries) {
            rows.add(Tuple.of(edition, industry.code(), rows.size(), industry.nameZh(), industry.nameEn()));
        }
        return batch(tx, UPSERT_INDUSTRY, rows);
    }

    private static Future<Void> batch(SqlClient tx, String sql, List<Tuple> rows) {
        return tx.preparedQuery(sql).executeBatch(rows).mapEmpty();
    }

    static File read() {
        YAMLMapper mapper = YAMLMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = Objects.requireNonNull(EditionLoader.class.getResourceAsStream(FILE), FILE)) {
            return mapper.readValue(in, File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
