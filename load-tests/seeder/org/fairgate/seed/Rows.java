package org.fairgate.seed;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonRows;
import org.fairgate.person.base.PersonSummary;
import org.fairgate.person.base.RoundSeal;
import org.postgresql.PGConnection;

/** Makes the rows and copies them in, some thousands at a time. */
final class Rows {
    private static final int PERSONS = 5;
    private static final UUID OVERSEAS = new UUID(0, 0);
    private static final int CHUNK = 2_000;
    private static final String[] BRANCHES = {"国际贸易", "医疗器械", "食品进出口", "汽车零部件", "智能装备", "连锁百货", "科技", "供应链管理"};
    private static final String[] SURNAMES = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周"};

    private final Connection connection;
    private final Seed.Fair fair;
    private final Seed.Keys keys;
    private final PersonRows rows;
    private final RoundSeal seal;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Table accounts = new Table(
            "account (unit_id, category, kind, credit_code_doubtful, credit_code, name, delegation_id, mobile, email,"
                    + " password_hash, password_version, language, created_at, password_changed_at)");
    private final Table units = new Table(
            "unit (unit_id, edition_id, category, delegation_id, state, created_at, updated_at, round, name, desk_id,"
                    + " node_id, submitted_at, opened_at, decided_at)");
    private final Table drafts = new Table("draft (unit_id, edition_id, page, version, body, hash, locked, saved_at)");
    private final Table rounds =
            new Table("unit_round (unit_id, edition_id, round, body, submitted_at, outcome, decided_at)");
    private final Table persons = new Table(
            "person (unit_id, edition_id, person_id, kind, state, tag, round, summary, desk_id, node_id, entry_days,"
                    + " submitted_at, created_at, updated_at, document_index)");
    private final Table personRounds =
            new Table("person_round (unit_id, edition_id, person_id, round, body, submitted_at, outcome, decided_at)");
    private final Table claims = new Table("person_document_claim (edition_id, document_index, unit_id, person_id)");

    Rows(Connection connection, Seed.Fair fair, Seed.Keys keys) {
        this.connection = connection;
        this.fair = fair;
        this.keys = keys;
        this.rows = new PersonRows(keys.cipher());
        this.seal = new RoundSeal(keys.cipher());
    }

    void write(int count) throws SQLException {
        for (int n = 0; n < count; n++) {
            unit(n);
            if (n % CHUNK == CHUNK - 1 || n == count - 1) {
                for (Table table : List.of(accounts, units, drafts, rounds, persons, personRounds, claims)) {
                    table.flush();
                }
            }
        }
    }

    /** How far a unit has come: of twenty, six are drafts, five wait, seven are approved, two were sent back. */
    private static String state(int n) {
        int place = n % 20;
        return place < 6 ? "draft" : place < 11 ? "submitted" : place < 18 ? "approved" : "returned";
    }

    private void unit(int n) throws SQLException {
        UUID unit = new UUID(0x0190_f100_0000_7000L, 0x8000_0000_0000_0000L + n);
        boolean overseas = n % 7 == 3;
        // A third of the domestic units join one delegation of the largest, the rest spread.
        Seed.Node node = fair.nodes()
                .get(
                        n % 3 == 0
                                ? n / 3 % Math.min(12, fair.nodes().size())
                                : n % fair.nodes().size());
        String state = state(n);
        String name = "示例" + BRANCHES[n % BRANCHES.length] + String.format(Locale.ROOT, "%06d", n) + "有限公司";
        String category = overseas ? "overseas-enterprise" : "domestic-enterprise";
        Instant since = now.minus(n % 72 * 3_600L + n % 3_600, ChronoUnit.SECONDS);
        accounts.row(
                unit,
                category,
                "organisation",
                "f",
                overseas ? null : code(n),
                sealed("account.name/" + unit, name),
                overseas ? null : node.id(),
                sealed("account.mobile/" + unit, "+86138" + eight(n)),
                sealed("account.email/" + unit, "seed" + n + "@example.com"),
                "-",
                1,
                "zh-CN",
                since,
                since);
        boolean submitted = !state.equals("draft");
        boolean decided = state.equals("approved") || state.equals("returned");
        int round = !submitted ? 0 : n % 20 == 6 ? 2 : 1;
        UUID desk = overseas ? OVERSEAS : node.top();
        UUID joined = overseas ? OVERSEAS : node.id();
        units.row(
                unit,
                fair.edition(),
                category,
                overseas ? null : node.id(),
                state,
                since,
                since,
                round,
                submitted ? name : "",
                desk,
                joined,
                submitted ? since : null,
                decided ? since : null,
                decided ? since : null);
        persons(new Owner(n, unit, state, desk, joined, since));
        String fields = pages(unit, name, n, submitted && !state.equals("returned"), since);
        for (int r = 1; r <= round; r++) {
            boolean open = r == round && !decided;
            String key = unit + "/" + fair.edition() + "/" + r;
            rounds.row(
                    unit,
                    fair.edition(),
                    r,
                    sealed("unit-round/body/" + key, "{\"fields\":[" + fields + "]}"),
                    since,
                    open ? null : r < round ? "returned" : state,
                    open ? null : since);
        }
    }

    /** Writes the drafts of the unit's pages and gives back the fields of a round. */
    private String pages(UUID unit, String name, int n, boolean locked, Instant at) {
        draft(
                unit,
                "unit",
                locked,
                at,
                "{\"name\":\"" + name
                        + "\",\"industry\":\"wholesale\",\"employees\":\"50-299\",\"region\":\"广东省广州市\",\"address\":\"示例路 "
                        + n % 999 + " 号\"}");
        draft(
                unit,
                "contact",
                locked,
                at,
                "{\"name\":\"" + person(n) + "\",\"mobile\":\"138" + eight(n) + "\",\"email\":\"seed" + n
                        + "@example.com\"}");
        draft(
                unit,
                "purchase-intention",
                locked,
                at,
                "{\"areas\":[\"food-agri\"],\"volume\":\"100k-1m\",\"countries\":[\"FR\",\"NZ\"],\"purposes\":[\"procurement\"]}");
        return String.join(
                ",",
                field("unit/name", name),
                field("unit/address", "示例路 " + n % 999 + " 号"),
                field("contact/name", person(n)),
                field("contact/mobile", "138" + eight(n)),
                field("purchase-intention/volume", "100k-1m"));
    }

    private static String field(String name, String text) {
        String value = "\"" + text + "\"";
        return "{\"name\":\"" + name + "\",\"values\":[{\"code\":" + value + ",\"nameZh\":" + value + ",\"nameEn\":"
                + value + "}]}";
    }

    private void draft(UUID unit, String page, boolean locked, Instant at, String body) {
        String context = "draft/" + unit + "/" + fair.edition() + "/" + page;
        byte[] hash = Arrays.copyOf(keys.index().of(context, body.getBytes(StandardCharsets.UTF_8)), 16);
        drafts.row(unit, fair.edition(), page, 1, sealed(context, body), hex(hash), locked ? "t" : "f", at);
    }

    /** The unit whose persons are written. */
    private record Owner(int number, UUID unit, String state, UUID desk, UUID node, Instant at) {}

    private void persons(Owner owner) {
        for (int i = 0; i < PERSONS; i++) {
            int serial = owner.number() * PERSONS + i;
            UUID id = new UUID(0x0190_f200_0000_7000L, 0x8000_0000_0000_0000L + serial);
            PersonKey key = new PersonKey(new UnitId(owner.unit()), new EditionId(fair.edition()), new PersonId(id));
            String state = personState(owner.state(), owner.number(), i);
            boolean submitted = !state.equals("draft");
            String number = number(serial);
            byte[] claim = keys.index().of("person-document", "resident-id//" + number);
            String tag = state.equals("pending-payment")
                    ? "visitor"
                    : state.equals("under-check") ? i == 3 ? "vip" : "staff" : null;
            persons.row(
                    owner.unit(),
                    fair.edition(),
                    id,
                    "mainland",
                    state,
                    tag,
                    submitted ? 1 : 0,
                    submitted ? hex(summary(key, serial, number)) : null,
                    owner.desk(),
                    owner.node(),
                    submitted ? "{" + fair.day() + "}" : "{}",
                    submitted ? owner.at() : null,
                    owner.at(),
                    owner.at(),
                    submitted ? hex(claim) : null);
            typed(owner, key, serial, number, submitted && !state.equals("returned"));
            if (submitted) {
                boolean open = state.equals("submitted");
                personRounds.row(
                        owner.unit(),
                        fair.edition(),
                        id,
                        1,
                        hex(round(key, serial, number)),
                        owner.at(),
                        open ? null : state.equals("returned") ? "returned" : "accepted",
                        open ? null : owner.at());
                claims.row(fair.edition(), hex(claim), owner.unit(), id);
            }
        }
    }

    private void typed(Owner owner, PersonKey key, int serial, String number, boolean locked) {
        JsonObject body = new JsonObject();
        fields(serial, number).forEach((name, values) -> {
            boolean list = name.equals("entryDays") || name.equals("commitment");
            body.put(name, list ? new JsonArray(values) : values.get(0));
        });
        draft(owner.unit(), key.page(), locked, owner.at(), body.encode());
    }

    private Map<String, List<String>> fields(int serial, String number) {
        return Map.of(
                "documentType", List.of("resident-id"),
                "documentNumber", List.of(number),
                "name", List.of(person(serial)),
                "mobile", List.of("139" + eight(serial)),
                "position", List.of("经理"),
                "entryDays", List.of(fair.day()),
                "delivery", List.of("pick-up"),
                "commitment", List.of("yes"));
    }

    private byte[] summary(PersonKey key, int serial, String number) {
        String masked = number.substring(0, 2) + "************" + number.substring(14);
        return rows.sealed(key, new PersonSummary(person(serial), "resident-id", masked, "经理", Optional.empty()))
                .getBytes();
    }

    private byte[] round(PersonKey key, int serial, String number) {
        return seal.body(key, 1, fields(serial, number)).getBytes();
    }

    private static String personState(String unitState, int n, int i) {
        return switch (unitState) {
            case "draft" -> "draft";
            case "submitted" -> i == 4 ? "draft" : "submitted";
            case "returned" -> i == 0 ? "returned" : "draft";
            default -> i == 0 && n % 4 == 0 ? "submitted" : i < 3 ? "pending-payment" : "under-check";
        };
    }

    private static String person(int n) {
        return SURNAMES[n % SURNAMES.length] + "示" + (char) ('一' + n % 200);
    }

    /** A resident id of a region that exists, with its check character; only its form is real. */
    private static String number(int serial) {
        String body = "440106" + (1950 + serial / 1000 % 50)
                + String.format(Locale.ROOT, "%02d%02d", serial / 50_000 % 12 + 1, serial / 10_000_0 % 28 + 1)
                + String.format(Locale.ROOT, "%03d", serial % 1000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private static String code(int n) {
        return String.format(Locale.ROOT, "91440101MA%08d", n);
    }

    private static String eight(int n) {
        return String.format(Locale.ROOT, "%08d", n % 100_000_000);
    }

    private String sealed(String context, String text) {
        return hex(keys.cipher().encrypt(context, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    /** Rows on their way into one table, in the text form of COPY. */
    private final class Table {
        private final String columns;
        private final StringBuilder text = new StringBuilder();

        Table(String columns) {
            this.columns = columns;
        }

        void row(Object... values) {
            for (int i = 0; i < values.length; i++) {
                text.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
            }
            text.append('\n');
        }

        void flush() throws SQLException {
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + columns + " FROM STDIN", new java.io.StringReader(text.toString()));
            } catch (IOException e) {
                throw new SQLException(e);
            }
            text.setLength(0);
        }
    }
}
