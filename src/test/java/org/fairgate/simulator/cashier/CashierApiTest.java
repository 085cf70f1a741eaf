package org.fairgate.simulator.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import org.fairgate.simulator.alipay.AlipayCalls;
import org.fairgate.simulator.pay.PayStage;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CashierApiTest {
    private static final String NUMBER = "CB20210901000002";
    private final PayStage stage = new PayStage();

    @BeforeEach
    void open() {
        PayStage.await(new AlipayCalls(stage).open(NUMBER));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Trade trade() {
        return stage.simulator
                .pay()
                .ledger()
                .find(new TradeKey(PayGateway.ALIPAY, NUMBER))
                .orElseThrow();
    }

    private String path() {
        return "/cashier/alipay/" + trade().code();
    }

    private Document page(String path) {
        HttpResponse<Buffer> answer = stage.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.bodyAsString());
    }

    private void press(String act) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap().add("act", act).add("lang", "en");
        HttpResponse<Buffer> answer = stage.post(path(), form);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo(path() + "?lang=en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theCodeOpensAPageThatScansItAndOffersEveryButton(String lang) {
        Document page = page(path() + "?lang=" + lang);

        assertThat(trade().scanned()).isTrue();
        assertThat(page.select(".amount").text()).isEqualTo("¥200.00");
        assertThat(page.text()).contains(NUMBER);
        assertThat(page.select("button[name=act]").eachAttr("value"))
                .containsExactly("pay", "fail", "later", "twice", "lose", "wrong", "forge");
    }

    @ParameterizedTest
    @CsvSource({"pay,PAID,1", "twice,PAID,2", "lose,PAID,0", "wrong,PAID,1", "fail,FAILED,0", "forge,WAITING,1"})
    void eachButtonDoesWhatItSays(String act, TradeState state, int notices) {
        press(act);
        assertThat(trade().state()).isEqualTo(state);
        assertThat(stage.told()).hasSize(notices);
    }

    @Test
    void thirtySecondsLaterItIsPaid() {
        press("later");
        stage.advanceAndRun(Duration.ofSeconds(29));
        assertThat(trade().state()).isEqualTo(TradeState.WAITING);
        stage.advanceAndRun(Duration.ofSeconds(1));
        assertThat(trade().state()).isEqualTo(TradeState.PAID);
        assertThat(stage.told()).hasSize(1);
    }

    @Test
    void aTradeThatHasRunOutCanOnlyBePaidLate() {
        stage.advance(Duration.ofHours(3));
        press("pay");
        assertThat(trade().state()).isEqualTo(TradeState.CLOSED);
        assertThat(page(path()).select("button[name=act]").eachAttr("value")).containsExactly("late", "forge");
        press("late");
        assertThat(trade().state()).isEqualTo(TradeState.PAID);
    }

    @Test
    void thePageShowsTheExactNoticeAndItsAnswerAndSendsItAgain() {
        press("pay");
        Document page = page(path() + "?lang=en");

        assertThat(page.select("pre").text()).contains(stage.told().get(0).body());
        assertThat(page.select("summary code").text()).isEqualTo("200 success");
        assertThat(stage.post(page.select(".notice form").attr("action"), MultiMap.caseInsensitiveMultiMap())
                        .statusCode())
                .isEqualTo(303);
        assertThat(stage.told()).hasSize(2);
    }

    @Test
    void theOverviewFindsTradesAndSwitchesFaults() {
        assertThat(page("/cashier?gateway=alipay&state=waiting&number=0901").select(".trades li"))
                .hasSize(1);
        assertThat(page("/cashier?state=paid").select(".trades li")).isEmpty();

        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("gateway", "alipay")
                .add("fault", "slow")
                .add("operation", "query")
                .add("seconds", "5")
                .add("times", "2");
        assertThat(stage.post("/cashier/faults", form).statusCode()).isEqualTo(303);
        assertThat(page("/cashier?lang=en").select(".plans li").text())
                .contains("Answers late", "2×", "query", "5000 ms");
        assertThat(stage.simulator
                        .pay()
                        .switches()
                        .plans(PayGateway.ALIPAY)
                        .get(0)
                        .fault())
                .isEqualTo(PayFault.SLOW);
        assertThat(stage.post("/cashier/faults/removal", form).statusCode()).isEqualTo(303);
        assertThat(stage.simulator.pay().switches().plans(PayGateway.ALIPAY)).isEmpty();
    }

    @Test
    void anUnknownCodeIsNotFound() {
        assertThat(stage.get("/cashier/alipay/0123").statusCode()).isEqualTo(404);
        assertThat(stage.get("/cashier/unionpay/" + trade().code()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theHomePageLeadsToTheCashier() {
        assertThat(page("/?lang=en").select(".cards a[href^=/cashier] strong").text())
                .isEqualTo("1");
    }
}
