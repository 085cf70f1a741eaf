package org.fairgate.payment.finance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.fairgate.kernel.Role;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finance's pages, as they are read and used without JavaScript. */
@Tag("R-PAY-7")
@Tag("R-FIN")
class FinancePagesApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final FinanceWorld world = new FinanceWorld(SERVER.database());
    private final Api clerk = SERVER.staff(Role.FINANCE, SERVER.newId())
            .with("Accept", "text/html")
            .with("Accept-Language", "en");
    private final Api chinese = SERVER.staff(Role.FINANCE, SERVER.newId())
            .with("Accept", "text/html")
            .with("Accept-Language", "zh-CN");

    @Test
    void theOverviewCountsWhatWaitsAndLeadsThere() {
        var unused = world.oddPayment("overview");
        world.missingBill();
        Answer page = clerk.get("/staff/finance");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains(
                        "/staff/finance/transfers",
                        "/staff/finance/bank-lines",
                        "/staff/finance/odd",
                        "/staff/finance/differences",
                        "/staff/finance/owed-refunds",
                        "bills that could not be fetched: 1");
        assertThat(chinese.get("/staff/finance").text()).contains("财务工作台", "异常款项", "渠道对账");
    }

    @Test
    @Tag("R-PAY-6")
    void moneyInQuarantineIsResolvedWithANote() {
        UUID odd = world.oddPayment("quarantine-1");
        assertThat(clerk.get("/staff/finance/odd").text()).contains("quarantine-1", "Unknown order", "¥200.00");

        Answer empty = clerk.form("/staff/finance/odd/" + odd + "/resolve", "note=+");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("role=\"alert\"", "quarantine-1");
        Answer resolved = clerk.form("/staff/finance/odd/" + odd + "/resolve", "note=Refunded+by+transfer");

        assertThat(resolved.status()).isEqualTo(303);
        assertThat(clerk.get(resolved.header("Location")).text())
                .contains("Marked as resolved.")
                .doesNotContain("quarantine-1");
        assertThat(clerk.get("/staff/finance/odd?state=resolved").text())
                .contains("quarantine-1", "Refunded by transfer");
        assertThat(clerk.form("/staff/finance/odd/" + odd + "/resolve", "note=again")
                        .status())
                .isEqualTo(409);
        assertThat(SERVER.database().count("SELECT count(*) FROM audit WHERE action = 'payment.odd-resolved'"))
                .isEqualTo(1);
    }

    @Test
    @Tag("R-PAY-6")
    void aLateSuccessIsShownWithTheRefundThatIsOwed() {
        UUID unit = UUID.fromString(SERVER.anonymous()
                .post("/api/v1/accounts", SignUps.body(SERVER, SERVER.anonymous()))
                .json()
                .at("/account/id")
                .asText());
        var unused = world.latePayment(unit, "late-1");
        assertThat(clerk.get("/staff/finance/odd?state=refunding").text())
                .contains("late-1", "will be refunded automatically", "FG260831ABCDEFGH0290");
        assertThat(clerk.get("/staff/finance/owed-refunds").text())
                .contains("FG260831ABCDEFGH0290", "¥200.00", "Received after the order ended");
        assertThat(chinese.get("/staff/finance/owed-refunds").text()).contains("订单结束后到账");
    }

    @Test
    @Tag("R-PAY-6")
    void whatAGatewayHasSaidOfAnOwedRefundIsShownBesideIt() {
        UUID unit = SERVER.newId();
        var unused = world.latePayment(unit, "late-told");
        assertThat(owed(unit).path("told").isMissingNode()).isTrue();
        long before = toBeSent();

        world.refundTold(unit, "done");

        assertThat(owed(unit).path("told").asText()).isEqualTo("done");
        assertThat(owed(unit).path("toldAt").asText()).isNotEmpty();
        assertThat(toBeSent()).isEqualTo(before - 1);
        assertThat(clerk.get("/staff/finance/owed-refunds").text()).contains("Back, says the gateway (");
        assertThat(chinese.get("/staff/finance/odd?state=refunding").text()).contains("渠道已退回（");
    }

    private JsonNode owed(UUID unit) {
        JsonNode refunds = json().get("/api/v1/finance/owed-refunds").json().path("refunds");
        return StreamSupport.stream(refunds.spliterator(), false)
                .filter(one -> one.path("unitId").asText().equals(unit.toString()))
                .findFirst()
                .orElseThrow();
    }

    private long toBeSent() {
        return json().get("/api/v1/finance/overview").json().path("owedRefunds").asLong();
    }

    private static Api json() {
        return SERVER.staff(Role.FINANCE, SERVER.newId());
    }

    @Test
    void aDifferenceIsShownBesideTheDaysTotalsAndSettledWithANote() {
        UUID difference = world.difference("difference-1");
        String page = clerk.get("/staff/finance/differences").text();
        assertThat(page).contains("difference-1", "Missing in our ledger", "¥600.00 (3)", "¥400.00 (2)", "−¥200.00");
        String one = "/staff/finance/differences/" + difference;
        assertThat(page)
                .as("nothing to ask about a payment that we do not know")
                .doesNotContain(one + "/ask");
        assertThat(clerk.form(one + "/ask", "").status()).isEqualTo(409);

        assertThat(clerk.form(one + "/settle", "note=").status()).isEqualTo(422);
        Answer settled = clerk.form(one + "/settle", "note=Paid+at+the+desk");

        assertThat(settled.status()).isEqualTo(303);
        assertThat(clerk.get(settled.header("Location")).text()).doesNotContain("difference-1");
        assertThat(clerk.get("/staff/finance/differences?state=settled").text())
                .contains("difference-1", "Paid at the desk");
        assertThat(clerk.form("/staff/finance/bills/unionpay/2026-08-31/fetch", "")
                        .status())
                .isEqualTo(303);
        assertThat(clerk.form("/staff/finance/bills/unionpay/2026-08-31/fetch", "")
                        .status())
                .isEqualTo(409);
        assertThat(clerk.form("/staff/finance/bills/unionpay/1999-01-01/fetch", "")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B999999999-12-31", "-999999999-01-01", "%2B10000-01-01", "0000-12-31", "yesterday"})
    void daysThatNoCalendarHasAreRefused(String day) {
        Api api = SERVER.staff(Role.FINANCE, SERVER.newId());
        String cursor = day + "_" + SERVER.newId();
        assertThat(api.get("/api/v1/finance/bills?before=" + day).status()).isEqualTo(400);
        assertThat(api.get("/api/v1/finance/bill-differences?cursor=" + cursor).status())
                .isEqualTo(400);
        assertThat(clerk.get("/staff/finance/differences?before=" + day).status())
                .isEqualTo(400);
        assertThat(clerk.get("/staff/finance/differences?after=" + cursor).status())
                .isEqualTo(400);
    }
}
