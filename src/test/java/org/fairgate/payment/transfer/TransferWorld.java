package org.fairgate.payment.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.fairgate.kernel.Role;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.FullUnit;
import org.fairgate.testing.Payable;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;

/** An approved unit with orders to pay by transfer, and a clerk of finance. */
public final class TransferWorld {
    public static final String NAME = "广州进出口有限公司";

    /** What it was called when it registered for a past edition. */
    public static final String PAST_NAME = "广州外贸公司";

    /** Where the past edition was: there it is still yesterday. */
    public static final ZoneId ELSEWHERE = ZoneId.of("Pacific/Pago_Pago");

    private static final int LOOKS = 400;

    public final TestServer server;
    public final Api unit;
    public final UUID unitId;
    public final Api finance;
    private final Payable payable;

    public TransferWorld(TestServer server) {
        this.server = server;
        this.payable = new Payable(server.database());
        Answer account = server.anonymous().post("/api/v1/accounts", SignUps.body(server, server.anonymous()));
        this.unitId = payable.approved(
                UUID.fromString(account.json().path("account").path("id").asText()));
        var unused = server.database()
                .sql("UPDATE unit SET name = $2, submitted_at = now() WHERE unit_id = $1", unitId, NAME);
        this.unit = server.anonymous().bearer(account.json().path("accessToken").asText());
        this.finance = server.staff(Role.FINANCE, server.newId());
    }

    /** Another clerk of finance, who is known by this name. */
    public Api colleague(String name) {
        UUID id = server.newId();
        var unused = server.database().sql("""
                INSERT INTO staff (staff_id, username, display_name, password_hash, role, totp_last_step, active, created_at)
                VALUES ($1, $2, $3, 'none', 'finance', 0, true, now())""", id, "clerk-" + id, name);
        return server.staff(Role.FINANCE, id);
    }

    /** A new unpaid order of one person. */
    public JsonNode order() {
        return payable.order(unitId, unit).json();
    }

    /** The order as it is now. */
    public JsonNode read(JsonNode order) {
        return unit.get("/api/v1/orders/" + order.path("orderId").asText()).json();
    }

    /** Where its transfer is. */
    public static String transfer(JsonNode order) {
        return "/api/v1/orders/" + order.path("orderId").asText() + "/transfer";
    }

    /** The order's payment reference. */
    public String reference(JsonNode order) {
        return unit.get(transfer(order)).json().path("reference").asText();
    }

    /** A form without fault. */
    public Map<String, Object> form(JsonNode order) {
        return new HashMap<>(Map.of(
                "payer",
                NAME,
                "account",
                "6217001234567890",
                "bank",
                "工行广州分行",
                "slip",
                "7",
                "amount",
                yuan(order),
                "paidOn",
                day(),
                "voucher",
                new FullUnit(unit).upload("transfer_voucher", 400, 300)));
    }

    /** What it costs, as yuan text. */
    public static String yuan(JsonNode order) {
        long fen = order.path("amountFen").asLong();
        return "%d.%02d".formatted(fen / 100, fen % 100);
    }

    /** Today in Beijing. */
    public String day() {
        return LocalDate.ofInstant(server.clock().instant(), ZoneId.of("Asia/Shanghai"))
                .toString();
    }

    /** Today where the past edition was. */
    public LocalDate pastDay() {
        return LocalDate.ofInstant(server.clock().instant(), ELSEWHERE);
    }

    /** Sends a faultless form in; answers where finance finds it. */
    public String declared(JsonNode order) {
        Answer sent = unit.post(transfer(order), form(order));
        return "/api/v1/finance/transfers/" + unitId + "/"
                + sent.json().path("transferId").asText();
    }

    /** An edition that was before this one, far to the east of the date line, in which the unit had another name. */
    public UUID pastEdition(Duration transfersCloseIn) {
        UUID edition = server.newId();
        OffsetDateTime now = server.clock().instant().atOffset(ZoneOffset.UTC);
        var unused = server.database()
                .sql(
                        """
                INSERT INTO edition (edition_id, code, name_zh, name_en, time_zone, opens_at, closes_at, transfer_deadline,
                    scan_deadline, b2b_deadline, new_badge_fen, reused_badge_fen, created_at, updated_at)
                VALUES ($1, $1::text, '往届', 'Past', $2, $3, $4, $5, $4, $4, 100, 100, $3, $3)""",
                        edition,
                        ELSEWHERE.getId(),
                        now.minusDays(400),
                        now.minusDays(365),
                        now.plus(transfersCloseIn));
        unused = server.database().sql("""
                INSERT INTO unit (unit_id, edition_id, category, delegation_id, state, created_at, updated_at, name, round,
                    desk_id, node_id, submitted_at)
                SELECT unit_id, $2, category, delegation_id, state, created_at, updated_at, $3, round, desk_id, node_id,
                    submitted_at - interval '1 year'
                FROM unit WHERE unit_id = $1 LIMIT 1""", unitId, edition, PAST_NAME);
        return edition;
    }

    /** A new unpaid order as if it had been made in that edition; the service knows the edition when this is done. */
    public JsonNode order(UUID edition) {
        JsonNode order = order();
        UUID id = UUID.fromString(order.path("orderId").asText());
        var unusedRows = server.database().sql("""
                WITH o AS (UPDATE badge_order SET edition_id = $2 WHERE order_id = $1),
                    l AS (UPDATE badge_order_person SET edition_id = $2 WHERE order_id = $1 RETURNING person_id)
                UPDATE person SET edition_id = $2 WHERE person_id IN (SELECT person_id FROM l)""", id, edition);
        for (int i = 0; i < LOOKS && unit.get(transfer(order)).status() != 200; i++) {
            var unused =
                    server.database().vertx().timer(50, TimeUnit.MILLISECONDS).await();
        }
        return order;
    }
}
