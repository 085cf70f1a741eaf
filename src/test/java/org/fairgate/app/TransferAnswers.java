package org.fairgate.app;

import static org.fairgate.app.ContractAnswersApiTest.answered;
import static org.fairgate.app.ContractAnswersApiTest.refused;
import static org.fairgate.app.ContractAnswersApiTest.told;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fairgate.payment.transfer.TransferWorld;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;

/** What the contract test asks about payment by transfer, bank statements and what finance decides. */
final class TransferAnswers {
    private static final String TRANSFERS = "/api/v1/finance/transfers";
    private static final String STATEMENTS = "/api/v1/finance/statements";
    private static final String MAPPINGS = "/api/v1/finance/statement-mappings";
    private static final String LINES = "/api/v1/finance/bank-lines";

    private TransferAnswers() {}

    static void ofForms(TransferWorld world, Api unit, Api finance) {
        JsonNode order = world.order();
        String transfer = TransferWorld.transfer(order);
        String nothing = "/api/v1/orders/" + world.unitId + "/transfer";
        answered(200, unit.get(transfer));
        refused(404, "order.no-such-order", unit.get(nothing));
        refused(409, "transfer.order-state", unit.delete(transfer));
        answered(201, unit.post(transfer, world.form(order)));
        refused(409, "transfer.order-state", unit.post(transfer, world.form(order)));
        answered(204, unit.delete(transfer));
        String confirmed = declared(world, order, unit);
        answered(200, finance.get(TRANSFERS));
        refused(403, "http.forbidden", unit.get(TRANSFERS));
        answered(200, finance.get(confirmed));
        answered(200, finance.get(confirmed + "/voucher"));
        ofNoForm(TRANSFERS + "/" + world.unitId + "/" + world.unitId, finance);
        answered(200, finance.post(confirmed + "/confirmation", Map.of()));
        refused(409, "transfer.decided", finance.post(confirmed + "/confirmation", Map.of()));
        String rejected = declared(world, world.order(), unit);
        refused(422, "transfer.no-reason", finance.post(rejected + "/rejection", Map.of("reason", "")));
        answered(200, finance.post(rejected + "/rejection", Map.of("reason", "凭证看不清")));
    }

    private static void ofNoForm(String nothing, Api finance) {
        refused(404, "transfer.no-such-transfer", finance.get(nothing));
        refused(404, "transfer.no-such-transfer", finance.get(nothing + "/voucher"));
    }

    /** Where finance finds a new form. */
    private static String declared(TransferWorld world, JsonNode order, Api unit) {
        JsonNode form = told(201, unit.post(TransferWorld.transfer(order), world.form(order)))
                .json();
        return TRANSFERS + "/" + world.unitId + "/" + form.path("transferId").asText();
    }

    static void ofStatements(TransferWorld world, Api unit, Api finance) {
        refused(422, "statement.columns-unknown", upload(finance, "hello"));
        answered(201, upload(finance, statement(world)));
        answered(200, upload(finance, statement(world)));
        answered(200, finance.get(STATEMENTS));
        refused(403, "http.forbidden", unit.get(STATEMENTS));
        ofMappings(unit, finance);
        ofLines(world, finance);
    }

    private static void ofMappings(Api unit, Api finance) {
        answered(200, finance.get(MAPPINGS));
        refused(403, "http.forbidden", unit.get(MAPPINGS));
        Map<String, Object> columns =
                Map.of("name", "银行", "date", List.of("某日"), "credit", List.of("进来"), "payer", List.of("谁"));
        answered(201, finance.post(MAPPINGS, columns));
        refused(422, "statement.bad-mapping", finance.post(MAPPINGS, Map.of("name", "银行")));
    }

    private static void ofLines(TransferWorld world, Api finance) {
        JsonNode order = world.order();
        String reference = world.reference(order);
        answered(201, upload(finance, statement(world, TransferWorld.yuan(order), reference)));
        JsonNode lines = told(200, finance.get(LINES)).json().path("lines");
        refused(404, "statement.no-such-line", finance.get(LINES + "?cursor=" + world.unitId));
        String line = LINES + "/" + idOf(lines, reference);
        String nothing = LINES + "/" + world.unitId;
        answered(200, finance.get(line));
        refused(404, "statement.no-such-line", finance.get(nothing));
        ofDecisions(LINES + "/" + idOf(lines, "利息"), finance);
        Map<String, Object> booking =
                Map.of("orders", List.of(order.path("number").asText()));
        answered(200, finance.post(line + "/booking", booking));
        refused(409, "statement.line-decided", finance.post(line + "/booking", booking));
    }

    private static void ofDecisions(String line, Api finance) {
        refused(422, "transfer.no-reason", finance.post(line + "/discarding", Map.of("note", "")));
        answered(200, finance.post(line + "/discarding", Map.of("note", "利息")));
        answered(200, finance.post(line + "/reopening", ""));
        refused(409, "statement.line-decided", finance.post(line + "/reopening", ""));
        List<String> none = List.of(line.substring(LINES.length() + 1));
        answered(200, finance.post(LINES + "/bookings", Map.of("lineIds", none, "sumFen", 0)));
        refused(409, "statement.sum-differs", finance.post(LINES + "/bookings", Map.of("lineIds", none, "sumFen", 1)));
    }

    private static String idOf(JsonNode lines, String text) {
        for (JsonNode line : lines) {
            if (line.path("text").asText().equals(text)) {
                return line.path("lineId").asText();
            }
        }
        throw new AssertionError(lines);
    }

    private static String statement(TransferWorld world) {
        return statement(world, "0.01", "利息");
    }

    private static String statement(TransferWorld world, String amount, String text) {
        return "交易日期,贷方发生额,对方户名,对方账号,用途,交易流水号\n" + world.day() + "," + amount + "," + TransferWorld.NAME + ",62," + text
                + ",contract-" + text + "\n";
    }

    private static Answer upload(Api finance, String content) {
        String body = """
                --edge\r
                Content-Disposition: form-data; name="file"; filename="statement.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --edge--\r
                """.formatted(content);
        return finance.send(
                "POST", STATEMENTS, "multipart/form-data; boundary=edge", body.getBytes(StandardCharsets.UTF_8));
    }
}
