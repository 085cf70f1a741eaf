package org.fairgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.fairgate.browser.PayingUnit.PlacedOrder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A unit pays by bank transfer: finance decides on its form, or finds the money in the bank's statement. */
class TransferJourneyTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Deque<String> WAITING = new ArrayDeque<>();

    @BeforeAll
    static void aUnitIsApproved() {
        WAITING.addAll(PayingUnit.approved(STAGE, 4));
    }

    private static Visit unit(int width) {
        Visit unit = STAGE.visit(width, "zh-CN");
        unit.signInAsDemoUnit();
        return unit;
    }

    private static Visit finance(int width) {
        Visit finance = STAGE.visit(width, "zh-CN");
        PayingUnit.signInAsStaff(finance, "finance");
        return finance;
    }

    private static void addVoucher(Visit unit) {
        byte[] picture = unit.page().screenshot();
        unit.at("#voucher").setInputFiles(new FilePayload("voucher.png", "image/png", picture));
    }

    private static void openOnlyCase(Visit finance) {
        finance.go("/staff/finance/transfers");
        finance.picture("transfers");
        assertThat(finance.at("main tbody tr")).hasCount(1);
        finance.follow("main tbody th a", "/staff/finance/transfers/");
    }

    @ParameterizedTest(name = "at {0} px")
    @ValueSource(ints = {1280, 390})
    @Tag("R-PAY-4")
    void aFormThatIsRejectedIsMendedAndConfirmed(int width) {
        try (Visit unit = unit(width);
                Visit finance = finance(width)) {
            PlacedOrder order = PayingUnit.order(unit, WAITING.remove());
            unit.go(order.link() + "/transfer");
            unit.type("payer", PayingUnit.NAME);
            unit.type("account", "6222020000001234567");
            unit.type("bank", "中国银行广州天河支行");
            unit.at("#paidOn").fill(LocalDate.now(BEIJING).toString());
            addVoucher(unit);
            unit.picture("transfer-form");
            unit.at("form[enctype] button:not([type=button])").click();
            assertThat(unit.at(".banner.info h2")).hasText("待财务确认");
            unit.picture("transfer-waits");

            openOnlyCase(finance);
            finance.picture("transfer-case");
            finance.at("#reason").fill("凭证看不清，请重新上传。");
            finance.follow("form[action$='/reject'] button", "/staff/finance/transfers?done=rejected");

            unit.go(order.link() + "/transfer");
            assertThat(unit.at(".banner.bad")).containsText("凭证看不清，请重新上传。");
            assertThat(unit.at("#payer")).hasValue(PayingUnit.NAME);
            unit.picture("transfer-rejected");
            addVoucher(unit);
            unit.at("form[enctype] button:not([type=button])").click();
            assertThat(unit.at(".banner.info h2")).hasText("待财务确认");

            openOnlyCase(finance);
            finance.follow("form[action$='/confirm'] button", "/staff/finance/transfers?done=confirmed");
            unit.go(order.link());
            assertThat(unit.at(".page-head .tag")).hasText("已支付");
            unit.picture("transfer-paid");
            assertThat(unit.uncaught()).isEmpty();
            assertThat(finance.uncaught()).isEmpty();
        }
    }

    @Test
    @Tag("R-PAY-4")
    void moneyWithTheReferenceIsFoundInTheStatementAndBooked() {
        try (Visit unit = unit(1280);
                Visit finance = finance(1280)) {
            PlacedOrder order = PayingUnit.order(unit, WAITING.remove());
            unit.go(order.link() + "/transfer");
            String reference = unit.at(".reference").getAttribute("data-copy");
            transferred(unit, 20_000, "会展证件费 " + reference);
            transferred(unit, 7_700, "货款");

            finance.go("/staff/finance/bank-lines");
            byte[] statement = finance.context()
                    .request()
                    .get(STAGE.simulatorUrl("/bank/statement?format=csv"))
                    .body();
            finance.at("#file").setInputFiles(new FilePayload("statement.csv", "text/csv", statement));
            finance.at("form[action$='/import'] button").click();
            assertThat(finance.at(".bank-line")).hasCount(2);
            finance.picture("bank-lines");
            finance.at("form[action$='/certain'] button").click();
            assertThat(finance.at(".banner.good")).isVisible();
            assertThat(finance.at(".bank-line")).hasCount(1);
            finance.picture("bank-lines-booked");

            unit.go(order.link() + "/pay");
            assertThat(unit.at(".result h2")).hasText(Pattern.compile("支付成功|订单已支付"));
            assertThat(unit.uncaught()).isEmpty();
            assertThat(finance.uncaught()).isEmpty();
        }
    }

    /** Somebody goes to their bank. */
    private static void transferred(Visit somebody, long fen, String remark) {
        JsonObject transfer = new JsonObject()
                .put("payer", PayingUnit.NAME)
                .put("account", "6222020000001234567")
                .put("bank", "中国银行广州天河支行")
                .put("fen", fen)
                .put("remark", remark);
        int status = somebody.context()
                .request()
                .post(
                        STAGE.simulatorUrl("/bank/transfers"),
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(transfer.encode()))
                .status();
        assertThat(status).isEqualTo(201);
    }
}
