package org.fairgate.payment.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
        return java.time.LocalDate.ofInstant(server.clock().instant(), java.time.ZoneId.of("Asia/Shanghai"))
                .toString();
    }

    /** Sends a faultless form in; answers where finance finds it. */
    public String declared(JsonNode order) {
        Answer sent = unit.post(transfer(order), form(order));
        return "/api/v1/finance/transfers/" + unitId + "/"
                + sent.json().path("transferId").asText();
    }
}
