package org.fairgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.fairgate.browser.PayingUnit.PlacedOrder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An approved unit pays through the gateways: by every code, at its bank, by somebody else; and changes its mind. */
class PayingJourneyTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final Deque<String> WAITING = new ArrayDeque<>();

    @BeforeAll
    static void aUnitIsApproved() {
        WAITING.addAll(PayingUnit.approved(STAGE, 11));
    }

    private static Visit unit(int width) {
        Visit unit = STAGE.visit(width, "zh-CN");
        unit.signInAsDemoUnit();
        return unit;
    }

    /** Whoever has scanned the code stands before the gateway's cashier, with another device. */
    private static void payAtTheCashier(String number) {
        try (Visit payer = STAGE.visit(390, "zh-CN")) {
            payer.go(STAGE.simulatorUrl("/cashier?number=" + number), 200);
            payer.at("a[href*='/cashier/'][href*='lang=']").first().click();
            payer.at("button[value=pay]").click();
            assertThat(payer.at("button[value=pay]")).hasCount(0);
        }
    }

    private static JsonObject atTheGateway(String gateway, String number) {
        try (Visit clerk = STAGE.visit(390, "zh-CN")) {
            String trade = STAGE.simulatorUrl("/control/pay/" + gateway + "/trades/" + number);
            return new JsonObject(clerk.context().request().get(trade).text());
        }
    }

    private static void simulate(Visit visit, String method, String path, String json) {
        RequestOptions call = RequestOptions.create()
                .setMethod(method)
                .setHeader("Content-Type", "application/json")
                .setData(json);
        int status = visit.context()
                .request()
                .fetch(STAGE.simulatorUrl("/control/pay/" + path), call)
                .status();
        assertThat(status).isEqualTo(200);
    }

    private static void showCode(Visit visit, String channel) {
        PayingUnit.showCode(visit, channel);
        assertThat(visit.at("[data-clock]")).hasText(Pattern.compile("1[45]:[0-5]\\d"));
    }

    @ParameterizedTest(name = "{0} at {1} px")
    @CsvSource({"alipay,1280", "wechatpay,390", "unionpay-qr,1280"})
    @Tag("R-PAY-2")
    @Tag("R-PAY-4")
    @Tag("R-PAY-8")
    void aCodeIsPaidAndTheOpenPageTurnsByItself(String channel, int width) {
        String person = WAITING.remove();
        try (Visit unit = unit(width)) {
            PlacedOrder order = PayingUnit.order(unit, person);
            showCode(unit, channel);
            unit.picture("pay-code-" + channel);
            payAtTheCashier(order.number());
            assertThat(unit.at(".result.good h2")).hasText("支付成功");
            assertThat(unit.at(".result.good h2")).isFocused();
            unit.picture("pay-paid-" + channel);
            unit.go(order.link());
            assertThat(unit.at(".page-head .tag")).hasText("已支付");
            unit.go("/persons/" + person);
            assertThat(unit.at("main")).containsText("信息审核中");
            assertThat(unit.uncaught()).isEmpty();
        }
    }

    @ParameterizedTest(name = "at {0} px")
    @ValueSource(ints = {1280, 390})
    @Tag("R-PAY-4")
    void aCompanyPaysAtItsBankAndIsBackAtAPaidOrder(int width) {
        try (Visit unit = unit(width)) {
            PlacedOrder order = PayingUnit.order(unit, WAITING.remove());
            unit.at("a[href$='way=b2b']").click();
            unit.at("button[name=channel][value=unionpay-b2b]").click();
            unit.at("form[action*='frontTransReq'] button").click();
            unit.page().waitForURL(Pattern.compile("/unionpay/bank/"));
            unit.at("button[name=action][value=pay]").click();
            unit.at("form[action$='/payments/return'] button").click();
            unit.page().waitForURL(Pattern.compile(order.link() + "/pay\\?channel=unionpay-b2b$"));
            assertThat(unit.at(".result.good h2")).hasText("支付成功");
            unit.picture("pay-b2b-paid");
            assertThat(unit.uncaught()).isEmpty();
        }
    }

    @Test
    @Tag("R-PAY-3")
    void aCancelledOrderCannotBePaidAnyMoreAndItsPersonIsOrderedAnew() {
        String person = WAITING.remove();
        try (Visit unit = unit(1280)) {
            PlacedOrder first = PayingUnit.order(unit, person);
            showCode(unit, "wechatpay");
            unit.go(first.link());
            unit.at("a[href$='/cancel']").click();
            unit.at("form[action$='/cancel'] button").click();
            assertThat(unit.at(".page-head .tag")).hasText("已取消");
            // At Alipay there would be nothing to close: nobody has scanned the code.
            assertThat(atTheGateway("wechatpay", first.number() + "01").getString("state"))
                    .isEqualTo("closed");
            PlacedOrder second = PayingUnit.order(unit, person);
            assertThat(second.number()).isNotEqualTo(first.number());
            showCode(unit, "alipay");
            payAtTheCashier(second.number());
            assertThat(unit.at(".result.good")).isVisible();
            unit.go("/orders");
            unit.picture("orders");
            assertThat(unit.uncaught()).isEmpty();
        }
    }

    @Test
    @Tag("R-PAY-7")
    void aCodeThatItsGatewayIsTooSlowForComesByItself() {
        try (Visit unit = unit(390)) {
            var unused = PayingUnit.order(unit, WAITING.remove());
            simulate(unit, "PUT", "alipay/faults", """
                    {"fault": "silent", "operation": "open", "times": 1}""");
            unit.at("button[name=channel][value=alipay]").click();
            unit.at("[data-wait]").waitFor();
            assertThat(unit.at("[data-wait]")).containsText("正在自动重试");
            unit.picture("pay-waiting");
            unit.at("[data-scan] .qr").waitFor();
            assertThat(unit.uncaught()).isEmpty();
        }
    }

    @Test
    @Tag("R-PAY-6")
    void anotherAmountTurnsTheOpenPageIntoASentenceAboutIt() {
        try (Visit unit = unit(1280)) {
            PlacedOrder order = PayingUnit.order(unit, WAITING.remove());
            showCode(unit, "alipay");
            simulate(unit, "POST", "alipay/trades/" + order.number() + "01/payment", """
                    {"fault": "wrong-amount"}""");
            assertThat(unit.at("[data-result=amount-differs]")).containsText("¥199.99");
            assertThat(unit.at("button[name=channel]")).hasCount(0);
            unit.picture("pay-amount-differs");
            unit.at("[data-result] a[href$='way=scan']").click();
            assertThat(unit.at("button[name=channel]")).hasCount(3);
            assertThat(unit.at(".banner.warn h2")).hasText("收到的金额与订单不符");
            assertThat(unit.uncaught()).isEmpty();
        }
    }

    @Test
    @Tag("R-PAY-4")
    void somebodyWithoutAnAccountPaysByALinkAndBothPagesTurn() {
        try (Visit unit = unit(1280);
                Visit payer = STAGE.visit(390, "en")) {
            PlacedOrder order = PayingUnit.order(unit, WAITING.remove());
            unit.at("form[action$='/pay/link'] button").click();
            unit.picture("pay-link");
            payer.go(unit.at("[data-own-link]").innerText(), 200);
            assertThat(payer.at(".page-head")).containsText(PayingUnit.NAME);
            assertThat(payer.at("main")).not().containsText("付款人");
            assertThat(payer.at(".due code")).hasText(order.number());
            showCode(payer, "alipay");
            payer.picture("payer-code-en");
            payAtTheCashier(order.number());
            for (Visit open : List.of(payer, unit)) {
                assertThat(open.at(".result.good")).isVisible();
                assertThat(open.uncaught()).isEmpty();
            }
            payer.picture("payer-paid-en");
        }
    }
}
