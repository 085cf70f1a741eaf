package org.fairgate.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.fairgate.payment.transfer.TransferWorld;
import org.fairgate.testing.Answer;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bank statements over HTTP: imported, matched, booked by a person. */
@Tag("R-PAY-4")
class StatementApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final String LINES = "/api/v1/finance/bank-lines";
    private static TransferWorld world;

    @BeforeAll
    static void aUnitIsApproved() {
        world = new TransferWorld(SERVER);
    }

    private static Answer upload(String content) {
        String body = """
                --edge\r
                Content-Disposition: form-data; name="file"; filename="statement.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --edge--\r
                """.formatted(content);
        return world.finance.send(
                "POST",
                "/api/v1/finance/statements",
                "multipart/form-data; boundary=edge",
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String row(String payer, String amount, String text) {
        return world.day() + "," + amount + "," + payer + ",62," + text + "," + UUID.randomUUID() + "\n";
    }

    private static String table(String... rows) {
        return "交易日期,贷方发生额,对方户名,对方账号,用途,交易流水号\n" + String.join("", rows);
    }

    private static JsonNode line(String text) {
        JsonNode lines = world.finance.get(LINES).json().path("lines");
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.path("text").asText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static Answer book(JsonNode line, boolean thirdParty, JsonNode... orders) {
        List<String> numbers = java.util.Arrays.stream(orders)
                .map(order -> order.path("number").asText())
                .toList();
        return world.finance.post(
                LINES + "/" + line.path("lineId").asText() + "/booking",
                Map.of("orders", numbers, "thirdParty", thirdParty));
    }

    @Test
    void theSameFileTwiceChangesNothingAndALineOfAnotherFileIsKnownAgain() {
        String first = row("甲", "1.11", "x");
        Answer imported = upload(table(first, row("乙", "2.22", "y")));
        assertThat(imported.status()).as(imported.toString()).isEqualTo(201);
        assertThat(imported.json().at("/statement/lines").asInt()).isEqualTo(2);

        Answer again = upload(table(first, row("丙", "3.33", "z")));
        assertThat(again.json().at("/statement/repeated").asInt()).isEqualTo(1);
        String same = table(row("丁", "4.44", "w"));
        assertThat(upload(same).status()).isEqualTo(201);
        Answer known = upload(same);
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.json().path("known").asBoolean()).isTrue();
    }

    @Test
    void twoEqualLinesOfOneFileAreTwoPaymentsAndTheSameTwoInAFileOfAnOverlappingPeriod() {
        String batch = row("己", "5.55", "batch");
        Answer imported = upload(table(batch, batch));
        assertThat(imported.json().at("/statement/lines").asInt()).isEqualTo(2);
        assertThat(imported.json().at("/statement/repeated").asInt()).isZero();
        assertThat(world.finance.get(LINES).json().path("lines"))
                .filteredOn(line -> line.path("text").asText().equals("batch"))
                .hasSize(2);

        Answer overlapping = upload(table(row("庚", "6.66", "before"), batch, batch));

        assertThat(overlapping.json().at("/statement/lines").asInt()).isEqualTo(3);
        assertThat(overlapping.json().at("/statement/repeated").asInt()).isEqualTo(2);
    }

    @Test
    @Tag("R-PAY-8")
    void aLineWithTheReferenceAndTheSumIsProposedAndBookedOnce() {
        JsonNode order = world.order();
        String text = "证件费 " + world.reference(order).toLowerCase(java.util.Locale.ROOT) + " 谢谢";
        assertThat(upload(table(row(TransferWorld.NAME, TransferWorld.yuan(order), text)))
                        .status())
                .isEqualTo(201);
        JsonNode line = line(text);
        assertThat(line.at("/proposals/0/match").asText()).isEqualTo("exact");
        assertThat(line.path("certain").asBoolean()).isTrue();
        assertThat(world.read(order).path("state").asText()).isEqualTo("unpaid");

        // all of them are under way before the first is waited for
        List<CompletableFuture<Answer>> atOnce = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> book(line, false, order)))
                .toList();

        assertThat(atOnce.stream().map(each -> each.join().status()).sorted()).containsExactly(200, 409, 409, 409);
        assertThat(world.read(order).path("state").asText()).isEqualTo("paid");
    }

    @Test
    @Tag("R-HIS")
    void anOrderOfAPastEditionIsPaidUnderTheNameThatTheUnitHadThen() {
        JsonNode order = world.order(world.pastEdition(Duration.ofHours(1)));
        String sum = TransferWorld.yuan(order);
        String text = "past " + world.reference(order);
        var unused = upload(table(
                row(TransferWorld.PAST_NAME, sum, text), row(TransferWorld.NAME, sum, text + " of another name")));

        assertThat(line(text).path("certain").asBoolean()).isTrue();
        assertThat(line(text).at("/proposals/0/unit").asText()).isEqualTo(TransferWorld.PAST_NAME);
        assertThat(line(text + " of another name").at("/proposals/0/thirdParty").asBoolean())
                .isTrue();
        assertThat(book(line(text + " of another name"), false, order).code()).isEqualTo("transfer.third-party");
        assertThat(book(line(text), false, order).status()).isEqualTo(200);
        Instant midnight = LocalDate.parse(world.day())
                .atStartOfDay(TransferWorld.ELSEWHERE)
                .toInstant();
        assertThat(Instant.parse(world.read(order).path("paidAt").asText())).isEqualTo(midnight);
    }

    @Test
    void aSecondLineForAnOrderThatALineHasPaidIsRefused() {
        JsonNode order = world.order();
        String sum = TransferWorld.yuan(order);
        var unused = upload(table(row(TransferWorld.NAME, sum, "first"), row(TransferWorld.NAME, sum, "second")));
        assertThat(book(line("first"), false, order).status()).isEqualTo(200);

        Answer again = book(line("second"), false, order);

        assertThat(again.status()).as(again.toString()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("transfer.order-state");
        assertThat(line("second").path("state").asText()).isEqualTo("open");
    }

    @Test
    void severalOrdersArePaidByOneLineOnlyWhenTheSumIsExact() {
        JsonNode one = world.order();
        JsonNode two = world.order();
        String both = world.reference(one) + " " + world.reference(two);
        long sum = one.path("amountFen").asLong() + two.path("amountFen").asLong();
        String exact = "%d.%02d".formatted(sum / 100, sum % 100);
        var unused = upload(table(
                row(TransferWorld.NAME, "1.00", "short " + both), row(TransferWorld.NAME, exact, "full " + both)));
        JsonNode shortLine = line("short " + both);
        assertThat(shortLine.at("/proposals/0/match").asText()).isEqualTo("sum-differs");
        assertThat(book(shortLine, false, one, two).code()).isEqualTo("statement.sum-differs");
        assertThat(book(line("full " + both), false, one).code()).isEqualTo("statement.sum-differs");

        String lineId = line("full " + both).path("lineId").asText();

        assertThat(book(line("full " + both), false, one, two).status()).isEqualTo(200);

        assertThat(world.read(one).path("state").asText()).isEqualTo("paid");
        assertThat(world.read(two).path("state").asText()).isEqualTo("paid");
        assertThat(SERVER.database()
                        .sql(
                                "SELECT why FROM audit WHERE action = 'bank-line.decided' AND subject = $1",
                                "bank-line:" + lineId)
                        .get(0)
                        .getString(0))
                .contains(one.path("number").asText(), two.path("number").asText());
    }

    @Test
    void aLineConfirmsTheFormThatWaitsForIt() {
        JsonNode order = world.order();
        String form = world.declared(order);
        var unused = upload(table(row(TransferWorld.NAME, TransferWorld.yuan(order), "no reference here")));
        JsonNode line = line("no reference here");
        assertThat(line.path("proposals"))
                .anyMatch(one -> one.path("match").asText().equals("payer")
                        && one.at("/orders/0/number").equals(order.path("number")));
        assertThat(line.path("certain").asBoolean()).isFalse();

        assertThat(book(line, false, order).status()).isEqualTo(200);

        assertThat(world.finance.get(form).json().at("/transfer/state").asText())
                .isEqualTo("confirmed");
    }

    @Test
    void anotherPayerIsBookedOnlyKnowingly() {
        JsonNode order = world.order();
        String text = "代付 " + world.reference(order);
        var unused = upload(table(row("别的公司", TransferWorld.yuan(order), text)));
        assertThat(line(text).path("certain").asBoolean()).isFalse();
        assertThat(book(line(text), false, order).code()).isEqualTo("transfer.third-party");
        assertThat(book(line(text), true, order).status()).isEqualTo(200);
    }

    @Test
    void certainLinesAreBookedTogetherAfterACheckOfTheirSum() {
        JsonNode one = world.order();
        JsonNode two = world.order();
        var unused = upload(table(
                row(TransferWorld.NAME, TransferWorld.yuan(one), "A " + world.reference(one)),
                row(TransferWorld.NAME, TransferWorld.yuan(two), "B " + world.reference(two)),
                row("甲", "0.07", "nothing")));
        List<String> ids = List.of("A " + world.reference(one), "B " + world.reference(two), "nothing").stream()
                .map(text -> line(text).path("lineId").asText())
                .toList();
        long sum = one.path("amountFen").asLong() + two.path("amountFen").asLong();

        assertThat(world.finance
                        .post(LINES + "/bookings", Map.of("lineIds", ids, "sumFen", sum + 1))
                        .code())
                .isEqualTo("statement.sum-differs");
        assertThat(world.read(one).path("state").asText()).isEqualTo("unpaid");
        JsonNode result = world.finance
                .post(LINES + "/bookings", Map.of("lineIds", ids, "sumFen", sum))
                .json();

        assertThat(result.path("booked").asInt()).isEqualTo(2);
        assertThat(result.path("skipped").asInt()).isEqualTo(1);
        assertThat(world.read(two).path("state").asText()).isEqualTo("paid");
    }

    @Test
    void whatIsNoneOfOursIsPutAsideWithANoteAndCanBeTakenUpAgain() {
        var unused = upload(table(row("银行", "0.01", "利息")));
        String line = LINES + "/" + line("利息").path("lineId").asText();
        assertThat(world.finance.post(line + "/discarding", Map.of("note", "")).status())
                .isEqualTo(422);
        assertThat(world.finance
                        .post(line + "/discarding", Map.of("note", "利息"))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("discarded");
        assertThat(world.finance
                        .send("POST", line + "/reopening", "application/json", new byte[0])
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("open");
    }

    @Test
    void whoBooksALineThatSomebodyPutAsideIsToldWho() {
        var unused = upload(table(row("银行", "0.03", "退息")));
        String line = LINES + "/" + line("退息").path("lineId").asText();
        assertThat(world.colleague("林岚")
                        .post(line + "/discarding", Map.of("note", "利息"))
                        .status())
                .isEqualTo(200);

        Answer late = world.finance.post(
                line + "/booking",
                Map.of("orders", List.of(world.order().path("number").asText())));

        assertThat(late.code()).isEqualTo("statement.line-decided");
        assertThat(late.json().path("decidedByName").asText()).isEqualTo("林岚");
        assertThat(late.json().path("decidedAt").asText()).isNotEmpty();
    }

    private static void declared(JsonNode order, String payer) {
        Map<String, Object> form = world.form(order);
        form.put("payer", payer);
        assertThat(world.unit.post(TransferWorld.transfer(order), form).status())
                .isEqualTo(201);
    }

    @Test
    void thePayersFormIsFoundHoweverManyOthersWaitForTheSameSum() {
        for (int n = 0; n < 6; n++) {
            declared(world.order(), "别的公司 " + n);
        }
        JsonNode order = world.order();
        declared(order, "何 氏（香港）贸易");
        var unused = upload(table(row("何氏(香港)贸易", TransferWorld.yuan(order), "no code at all")));

        JsonNode best = line("no code at all").at("/proposals/0");

        assertThat(best.path("match").asText()).isEqualTo("payer");
        assertThat(best.at("/orders/0/number")).isEqualTo(order.path("number"));
        assertThat(best.path("thirdParty").asBoolean()).isTrue();
    }

    @Test
    void aFormWhoseOrderOtherMoneyPaidIsNotProposedForBooking() {
        JsonNode order = world.order();
        declared(order, "已付的公司");
        var unusedToo = SERVER.database()
                .sql(
                        "UPDATE badge_order SET state = 'paid', paid_by = 'alipay', paid_at = now() WHERE order_id = $1",
                        UUID.fromString(order.path("orderId").asText()));
        var unused = upload(table(row("已付的公司", TransferWorld.yuan(order), "paid twice")));

        assertThat(line("paid twice").path("proposals"))
                .filteredOn(one -> one.at("/orders/0/number").equals(order.path("number")))
                .extracting(one -> one.path("match").asText())
                .containsExactly("already-paid");
    }

    @Test
    void whatAReferenceSaysIsShownBeforeGuessesBySumHoweverMany() {
        JsonNode paid = world.order();
        String text = "again " + world.reference(paid);
        for (int n = 0; n < 6; n++) {
            declared(world.order(), "某某公司 " + n);
        }
        String sum = TransferWorld.yuan(paid);
        var unused = upload(table(row(TransferWorld.NAME, sum, "once"), row(TransferWorld.NAME, sum, text)));
        assertThat(book(line("once"), false, paid).status()).isEqualTo(200);

        assertThat(line(text).path("proposals"))
                .extracting(one -> one.path("match").asText())
                .contains("already-paid")
                .hasSize(5);
    }

    @Test
    void foreignMoneyPaysNoOrder() {
        JsonNode order = world.order();
        String text = "USD " + world.reference(order);
        var unused = upload("交易日期,币种,贷方发生额,对方户名,用途\n" + world.day() + ",美元," + TransferWorld.yuan(order) + ","
                + TransferWorld.NAME + "," + text + "\n");
        assertThat(line(text).path("currency").asText()).isEqualTo("美元");
        assertThat(line(text).path("certain").asBoolean()).isFalse();

        assertThat(book(line(text), true, order).code()).isEqualTo("statement.other-currency");

        assertThat(world.read(order).path("state").asText()).isEqualTo("unpaid");
    }

    @Test
    void aTableWithHeadingsOfItsOwnIsReadOnceFinanceHasSaidWhatTheyMean() {
        String table = "某日,进来,谁\n" + world.day() + ",9.87,戊\n";
        assertThat(upload(table).code()).isEqualTo("statement.columns-unknown");
        String mappings = "/api/v1/finance/statement-mappings";
        assertThat(world.finance.post(mappings, Map.of("name", "银行")).code()).isEqualTo("statement.bad-mapping");

        Answer saved = world.finance.post(
                mappings, Map.of("name", "银行", "date", List.of("某日"), "credit", List.of("进来"), "payer", List.of("谁")));

        assertThat(saved.status()).as(saved.toString()).isEqualTo(201);
        assertThat(world.finance.get(mappings).json().at("/mappings/0/name").asText())
                .isEqualTo("银行");
        assertThat(upload(table).status()).isEqualTo(201);
        assertThat(world.finance.get(LINES).json().path("lines"))
                .anyMatch(line -> line.path("payer").asText().equals("戊"));
    }

    @Test
    void aFileThatIsNoStatementIsRefusedWhole() {
        assertThat(upload("hello").code()).isEqualTo("statement.columns-unknown");
        assertThat(upload(table(row("甲", "1,23", "x"), row("乙", "x", "y"))).code())
                .isEqualTo("statement.bad-line");
    }
}
