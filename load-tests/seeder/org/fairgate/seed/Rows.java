package org.fairgate.seed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.unit.queue.NameSearch;
import org.postgresql.PGConnection;

/** Makes the rows and copies them in, some thousands at a time. */
final class Rows {
    private static final int PERSONS = 5;
    private static final int CHUNK = 2_000;
    private static final String[] BRANCHES = {"国际贸易", "医疗器械", "食品进出口", "汽车零部件", "智能装备", "连锁百货", "科技", "供应链管理"};
    private static final String[] SURNAMES = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周"};

    private final Connection connection;
    private final Seed.Fair fair;
    private final Seed.Keys keys;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Table accounts = new Table(
            "account (unit_id, category, kind, credit_code_doubtful, credit_code, name, delegation_id, mobile, email,"
                    + " password_hash, password_version, language, created_at, password_changed_at)");
    private final Table units = new Table(
            "unit (unit_id, edition_id, category, delegation_id, state, created_at, updated_at, round, returns, version,"
                    + " name, name_folded, search, top_delegation_id, submitted_at, decided_at, queued_at,"
                    + " waiting_persons, waiting_since)");
    private final Table drafts = new Table("draft (unit_id, edition_id, page, version, body, hash, locked, saved_at)");
    private final Table rounds =
            new Table("unit_round (unit_id, edition_id, round, body, submitted_at, outcome, decided_at)");
    private final Table persons = new Table(
            "person (unit_id, edition_id, person_id, kind, state, tag, version, round, created_at, submitted_at, changed_at,"
                    + " changed_by)");
    private final Table claims = new Table("person_claim (edition_id, document_index, unit_id, person_id)");

    Rows(Connection connection, Seed.Fair fair, Seed.Keys keys) {
        this.connection = connection;
        this.fair = fair;
        this.keys = keys;
    }

    void write(int count) throws SQLException {
        for (int n = 0; n < count; n++) {
            unit(n);
            if (n % CHUNK == CHUNK - 1 || n == count - 1) {
                for (Table table : List.of(accounts, units, drafts, rounds, persons, claims)) {
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
        int returns = n % 20 == 6 || state.equals("returned") ? 1 : 0;
        int waiting = persons(n, unit, state, since);
        boolean decided = state.equals("approved") || state.equals("returned");
        units.row(
                unit,
                fair.edition(),
                category,
                overseas ? null : node.id(),
                state,
                since,
                since,
                submitted ? 1 + (n % 20 == 6 ? 1 : 0) : 0,
                returns,
                submitted ? 1 : 0,
                submitted ? name : "",
                submitted ? NameSearch.folded(name) : "",
                array(submitted ? NameSearch.tokens(name, Optional.empty()) : List.of()),
                !submitted || overseas ? null : node.top(),
                submitted ? since : null,
                decided ? since : null,
                submitted ? since : null,
                waiting,
                waiting == 0 ? null : since);
        String pages = pages(unit, name, n, submitted && !state.equals("returned"), since);
        if (submitted) {
            int round = 1 + (n % 20 == 6 ? 1 : 0);
            String key = unit + "/" + fair.edition() + "/" + round;
            rounds.row(
                    unit,
                    fair.edition(),
                    round,
                    sealed("unit_round.body/" + key, "{\"pages\":{" + pages + "}}"),
                    since,
                    decided ? state : "",
                    decided ? since : null);
        }
    }

    /** Writes the drafts of the unit's pages and gives them back as one JSON object's members. */
    private String pages(UUID unit, String name, int n, boolean locked, Instant at) {
        List<String> members = new ArrayList<>();
        draft(
                unit,
                "unit",
                members,
                locked,
                at,
                "{\"name\":\"" + name
                        + "\",\"industry\":\"wholesale\",\"employees\":\"50-299\",\"region\":\"广东省广州市\",\"address\":\"示例路 "
                        + n % 999 + " 号\"}");
        draft(
                unit,
                "contact",
                members,
                locked,
                at,
                "{\"name\":\"" + person(n) + "\",\"mobile\":\"138" + eight(n) + "\",\"email\":\"seed" + n
                        + "@example.com\"}");
        draft(
                unit,
                "purchase-intention",
                members,
                locked,
                at,
                "{\"areas\":[\"food-agri\"],\"volume\":\"100k-1m\",\"countries\":[\"FR\",\"NZ\"],\"purposes\":[\"procurement\"]}");
        return String.join(",", members);
    }

    private void draft(UUID unit, String page, List<String> members, boolean locked, Instant at, String body) {
        String context = "draft/" + unit + "/" + fair.edition() + "/" + page;
        byte[] hash = Arrays.copyOf(keys.index().of(context, body.getBytes(StandardCharsets.UTF_8)), 16);
        drafts.row(unit, fair.edition(), page, 1, sealed(context, body), hex(hash), locked ? "t" : "f", at);
        members.add("\"" + page + "\":" + body);
    }

    /** Writes a unit's persons; says how many wait for their tag. */
    private int persons(int n, UUID unit, String unitState, Instant at) {
        int waiting = 0;
        for (int i = 0; i < PERSONS; i++) {
            int serial = n * PERSONS + i;
            UUID person = new UUID(0x0190_f200_0000_7000L, 0x8000_0000_0000_0000L + serial);
            String state = personState(unitState, n, i);
            boolean submitted = !state.equals("draft");
            String tag = state.equals("pending-payment")
                    ? "visitor"
                    : state.equals("under-check") ? i == 3 ? "vip" : "staff" : null;
            waiting += state.equals("submitted") ? 1 : 0;
            persons.row(
                    unit,
                    fair.edition(),
                    person,
                    "mainland",
                    state,
                    tag,
                    submitted ? 2 : 1,
                    submitted ? 1 : 0,
                    at,
                    submitted ? at : null,
                    at,
                    "unit:" + unit);
            String number = number(serial);
            String body = "{\"nameZh\":\"" + person(serial)
                    + "\",\"documentType\":\"resident-id\",\"documentNumber\":\"" + number + "\",\"mobile\":\"139"
                    + eight(serial) + "\",\"position\":\"经理\",\"delivery\":\"pick-up\",\"commitment\":\"yes\"}";
            draft(unit, "person." + person, new ArrayList<>(), submitted && !state.equals("returned"), at, body);
            if (submitted) {
                claims.row(
                        fair.edition(), hex(keys.index().of("person-document", "resident-id/" + number)), unit, person);
            }
        }
        return waiting;
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

    private static String array(List<String> tokens) {
        return tokens.stream().map(token -> '"' + token + '"').collect(Collectors.joining(",", "{", "}"));
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
