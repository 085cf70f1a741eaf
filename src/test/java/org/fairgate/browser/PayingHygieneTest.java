package org.fairgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.fairgate.browser.PayingUnit.PlacedOrder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages of orders, paying and finance, narrow and wide, in both languages: clean as {@link PageCheck} has it, and
 * pictured.
 */
class PayingHygieneTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static PlacedOrder open = new PlacedOrder("", "");
    private static PlacedOrder declared = new PlacedOrder("", "");
    private static PlacedOrder cancelled = new PlacedOrder("", "");
    private static PlacedOrder paid = new PlacedOrder("", "");
    private static PlacedOrder differing = new PlacedOrder("", "");
    private static PlacedOrder twice = new PlacedOrder("", "");
    private static String link = "";

    @BeforeAll
    static void ordersInEveryState() {
        List<String> persons = PayingUnit.approved(STAGE, 7);
        try (Visit unit = STAGE.visit(1280, "zh-CN")) {
            unit.signInAsDemoUnit();
            paid = PayingUnit.order(unit, persons.get(0));
            PayingUnit.showCode(unit, "alipay");
            pay(unit, "alipay/trades/" + paid.number() + "01", "{}");
            unit.at(".result.good").waitFor();
            differing = PayingUnit.order(unit, persons.get(5));
            PayingUnit.showCode(unit, "alipay");
            pay(unit, "alipay/trades/" + differing.number() + "01", "{\"fault\": \"wrong-amount\"}");
            unit.at(".result.warn").waitFor();
            twice = PayingUnit.order(unit, persons.get(6));
            PayingUnit.showCode(unit, "alipay");
            unit.go(twice.link() + "/pay");
            PayingUnit.showCode(unit, "wechatpay");
            pay(unit, "alipay/trades/" + twice.number() + "01", "{}");
            pay(unit, "wechatpay/trades/" + twice.number() + "02", "{}");
            unit.at(".result").waitFor();
            cancelled = PayingUnit.order(unit, persons.get(1));
            unit.go(cancelled.link() + "/cancel");
            unit.at("form[action$='/cancel'] button").click();
            unit.page().waitForURL(address -> address.endsWith(cancelled.id()));
            declared = PayingUnit.order(unit, persons.get(2));
            declare(unit);
            open = PayingUnit.order(unit, persons.get(3));
            PayingUnit.showCode(unit, "alipay");
            unit.at("form[action$='/pay/link'] button").click();
            link = "/pay/" + unit.at("[data-own-link]").innerText().replaceFirst(".*/pay/", "");
        }
        aStatementIsThere();
    }

    private static void pay(Visit unit, String trade, String how) {
        int status = unit.context()
                .request()
                .post(STAGE.simulatorUrl("/control/pay/" + trade + "/payment"), json(how))
                .status();
        assertThat(status).isEqualTo(200);
    }

    private static RequestOptions json(String body) {
        return RequestOptions.create()
                .setHeader("Content-Type", "application/json")
                .setData(body);
    }

    private static void declare(Visit unit) {
        unit.go(declared.link() + "/transfer");
        unit.type("payer", "别的公司");
        unit.type("account", "6222020000001234567");
        unit.type("bank", "中国银行广州天河支行");
        unit.at("#paidOn").fill(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        unit.at("#voucher")
                .setInputFiles(
                        new FilePayload("voucher.png", "image/png", unit.page().screenshot()));
        unit.at("form[enctype] button:not([type=button])").click();
        unit.at(".banner.info").waitFor();
    }

    private static void aStatementIsThere() {
        try (Visit finance = STAGE.visit(1280, "zh-CN")) {
            PayingUnit.signInAsStaff(finance, "finance");
            for (String remark : List.of("证件费 " + open.number(), "货款")) {
                String transfer = """
                        {"payer":"某公司","account":"62220200","bank":"中国银行","fen":20000,"remark":"%s"}""".formatted(remark);
                int status = finance.context()
                        .request()
                        .post(STAGE.simulatorUrl("/bank/transfers"), json(transfer))
                        .status();
                assertThat(status).isEqualTo(201);
            }
            byte[] statement = finance.context()
                    .request()
                    .get(STAGE.simulatorUrl("/bank/statement?format=csv"))
                    .body();
            finance.go("/staff/finance/bank-lines");
            finance.at("#file").setInputFiles(new FilePayload("statement.csv", "text/csv", statement));
            finance.at("form[action$='/import'] button").click();
            finance.at(".bank-line").first().waitFor();
        }
    }

    private static List<String> faults(Visit visit, String language, String path, String name) {
        visit.go(path.startsWith("http") ? path : STAGE.url(path), 200);
        visit.picture("money-" + name + "-" + language);
        return PageCheck.faults(visit, language).stream()
                .map(fault -> name + ": " + fault)
                .toList();
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,zh-CN", "390,en", "1280,en"})
    void pagesOnWhichAUnitPaysAreClean(int width, String language) {
        List<String> faults = new ArrayList<>();
        try (Visit unit = STAGE.visit(width, language)) {
            unit.signInAsDemoUnit();
            faults.addAll(faults(unit, language, "/orders", "orders"));
            faults.addAll(faults(unit, language, "/orders/new", "order-new"));
            faults.addAll(faults(unit, language, open.link(), "order"));
            faults.addAll(faults(unit, language, open.link() + "/cancel", "order-cancel"));
            faults.addAll(faults(unit, language, open.link() + "/pay", "pay"));
            faults.addAll(faults(unit, language, open.link() + "/pay?channel=alipay", "pay-code"));
            faults.addAll(faults(unit, language, open.link() + "/pay?way=b2b", "pay-b2b"));
            faults.addAll(faults(unit, language, open.link() + "/pay?way=transfer", "pay-transfer"));
            faults.addAll(faults(unit, language, open.link() + "/transfer", "transfer"));
            faults.addAll(faults(unit, language, declared.link() + "/transfer", "transfer-declared"));
            faults.addAll(faults(unit, language, declared.link() + "/pay", "pay-confirming"));
            faults.addAll(faults(unit, language, cancelled.link() + "/pay", "pay-ended"));
            faults.addAll(faults(unit, language, paid.link() + "/pay", "pay-paid"));
            faults.addAll(faults(unit, language, differing.link() + "/pay", "pay-differs"));
            faults.addAll(faults(unit, language, differing.link() + "/pay?way=scan", "pay-anyway"));
            faults.addAll(faults(unit, language, twice.link() + "/pay", "pay-refund"));
            faults.addAll(faults(unit, language, paid.link(), "order-paid"));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,zh-CN", "390,en", "1280,en"})
    void thePagesOfAPayerWithoutAnAccountAreClean(int width, String language) {
        List<String> faults = new ArrayList<>();
        try (Visit payer = STAGE.visit(width, language)) {
            faults.addAll(faults(payer, language, link, "payer"));
            faults.addAll(faults(payer, language, link + "?channel=alipay", "payer-code"));
            faults.addAll(faults(payer, language, "/payments/return", "bank-return"));
            faults.addAll(faults(
                    payer, language, STAGE.simulatorUrl("/bank?lang=" + language.substring(0, 2)), "simulator-bank"));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,zh-CN", "390,en", "1280,en"})
    void thePagesOfFinanceAreClean(int width, String language) {
        List<String> faults = new ArrayList<>();
        try (Visit finance = STAGE.visit(width, language)) {
            PayingUnit.signInAsStaff(finance, "finance");
            faults.addAll(faults(finance, language, "/staff", "staff"));
            faults.addAll(faults(finance, language, "/staff/finance/transfers", "transfers"));
            faults.addAll(faults(finance, language, "/staff/finance/transfers?state=rejected", "transfers-none"));
            finance.go("/staff/finance/transfers");
            String form = finance.at("main tbody th a").first().getAttribute("href");
            faults.addAll(faults(finance, language, form, "transfer-case"));
            faults.addAll(faults(finance, language, "/staff/finance/bank-lines", "bank-lines"));
            faults.addAll(faults(finance, language, "/staff/finance/bank-lines?state=booked", "bank-lines-none"));
        }
        assertThat(faults).isEmpty();
    }
}
