package org.fairgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole story of a submission: sent back with reasons, mended, approved, tagged, told. */
class ReviewStoryJourneyTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final String MAIL = "demo@unit.example.cn";
    private static final double UNDO_AND_MORE_MS = 15_000;
    private static final String MOBILE = "13900000001";

    @ParameterizedTest
    @CsvSource("1280")
    @Tag("R-REV")
    @Tag("R-UNIT-7")
    @Tag("R-PAY-1")
    @Tag("R-NOT")
    void aUnitIsSentBackMendsAndIsApproved(int width) {
        STAGE.awaitDemoUnit();
        try (Visit unit = STAGE.visit(width, "zh-CN");
                Visit reviewer = STAGE.visit(width, "zh-CN")) {
            unit.signInAsDemoUnit();
            FilledUnit filled = new FilledUnit(unit);
            filled.pages("广州示范进出口公司");
            String vip = filled.person("张三", "440106198001010019");
            String visitor = filled.person("李四", "440106198001010035");
            submits(unit);
            signsIn(reviewer);
            sendsBack(reviewer);
            mends(unit);
            submits(unit);
            seesOnlyTheDifference(reviewer);
            looks();
            losesTheCaseAndTakesItBack(reviewer);
            approves(reviewer);
            tags(reviewer, Map.of(vip, "vip", visitor, "visitor"));
            looksAtTheListOfPersons(reviewer);
            isTold(unit);
            assertThat(reviewer.uncaught()).isEmpty();
            assertThat(unit.uncaught()).isEmpty();
        }
    }

    private static void submits(Visit unit) {
        unit.go("/submission");
        unit.picture("story-check");
        unit.at("button[form=submission]").click();
        unit.follow("dialog button[type=submit]:not([data-cancel])", "/submission/result");
    }

    private static void signsIn(Visit reviewer) {
        signsIn(reviewer, "guangzhou");
        reviewer.follow(".site-nav a[href=\"/staff/review\"]", "/staff/review");
        reviewer.picture("story-queue");
    }

    private static void signsIn(Visit staff, String username) {
        staff.go("/staff/sign-in");
        staff.type("username", username);
        staff.type("password", BrowserStage.DEMO_PASSWORD);
        staff.follow("main form button.wide", "/staff");
    }

    private static void sendsBack(Visit reviewer) {
        reviewer.follow("[data-queue] a", "/staff/review/units/");
        assertThat(reviewer.at("[data-case-title]")).hasText("广州示范进出口公司");
        reviewer.picture("story-case");
        reviewer.page().keyboard().press("3");
        assertThat(reviewer.at("[name=\"reason:unit/name\"]")).hasValue(java.util.regex.Pattern.compile("不一致"));
        reviewer.at("[data-field=\"contact/mobile\"] summary").click();
        reviewer.at("[name=\"reason:contact/mobile\"]").fill("电话打不通，请核对。");
        reviewer.at("[data-case-title]").focus();
        reviewer.page().keyboard().press("r");
        assertThat(reviewer.at(".pending-bar")).containsText("退回");
        reviewer.picture("story-undo");
        reviewer.page().keyboard().press("u");
        assertThat(reviewer.at("[data-case-title]")).hasText("广州示范进出口公司");
        reviewer.at("button[data-canned-field=\"unit/name\"]").click();
        reviewer.at("[data-field=\"contact/mobile\"] summary").click();
        reviewer.at("[name=\"reason:contact/mobile\"]").fill("电话打不通，请核对。");
        reviewer.at("button[name=outcome][value=returned]").click();
        assertThat(reviewer.at(".pending-bar")).isVisible();
        // Leaving sends what waits.
        reviewer.go("/staff");
        reviewer.page().waitForCondition(() -> state(reviewer, "returned") == 1);
    }

    /** Units under a tab, as the API counts them. */
    private static int state(Visit reviewer, String tab) {
        return state(reviewer, "units", tab);
    }

    /** Units or persons under a tab, as the API counts them. */
    private static int state(Visit reviewer, String what, String tab) {
        APIResponse answer = reviewer.context().request().get(STAGE.url("/api/v1/review/" + what + "/counts"));
        return new JsonObject(answer.text()).getInteger(tab);
    }

    private static void mends(Visit unit) {
        unit.go("/progress");
        assertThat(unit.at(".next-step")).containsText("修改");
        unit.picture("story-sent-back");
        unit.go("/unit/details");
        assertThat(unit.at("main")).containsText("不一致");
        unit.type("name", "广州示范进出口有限公司");
        unit.awaitSaved("name", "广州示范进出口有限公司");
        unit.go("/unit/contact");
        assertThat(unit.at("main")).containsText("电话打不通");
        unit.type("mobile", "13900000002");
        unit.awaitSaved("contact", "mobile", "13900000002");
    }

    private static void seesOnlyTheDifference(Visit reviewer) {
        reviewer.go("/staff/review?tab=resubmitted");
        reviewer.follow("[data-queue] a", "/staff/review/units/");
        assertThat(reviewer.at("[data-case-title]")).hasText("广州示范进出口有限公司");
        List<String> shown = reviewer.at("[data-verdict-form] [data-field]").all().stream()
                .map(row -> row.getAttribute("data-field"))
                .toList();
        assertThat(shown).containsExactly("unit/name", "contact/mobile");
        assertThat(reviewer.at("[data-field=\"unit/name\"] del")).hasText("广州示范进出口公司");
        reviewer.picture("story-difference");
    }

    /** Pictures of every page on a desk and on a phone, in both languages. */
    private static void looks() {
        for (String language : List.of("zh-CN", "en")) {
            for (int width : List.of(1280, 390)) {
                try (Visit look = STAGE.visit(width, language)) {
                    signsIn(look, "guangdong");
                    look.go("/staff/review");
                    look.picture("review-queue-" + language);
                    look.follow("[data-queue] a", "/staff/review/units/");
                    look.picture("review-case-" + language);
                    look.go("/staff/review?tab=returned");
                    look.glance("review-empty-" + language);
                    look.go("/staff/review/persons");
                    look.picture("review-persons-" + language);
                    assertThat(look.uncaught()).isEmpty();
                }
            }
        }
    }

    private static void losesTheCaseAndTakesItBack(Visit reviewer) {
        try (Visit other = STAGE.visit(1280, "zh-CN")) {
            signsIn(other, "guangdong");
            other.go("/staff/review");
            other.follow("[data-queue] a", "/staff/review/units/");
            takesOver(other);
            assertThat(other.uncaught()).isEmpty();
        }
        var unused = reviewer.page().reload();
        assertThat(reviewer.at("[data-claim-told]")).containsText("接手了这家单位");
        takesOver(reviewer);
    }

    private static void takesOver(Visit visit) {
        visit.at("[data-claim-told] a[data-confirm]").click();
        assertThat(visit.at("dialog h2")).containsText("由您接手");
        visit.glance("story-take-over");
        visit.follow("dialog button[type=submit]", "/staff/review/units/");
        assertThat(visit.at("[data-claim-told]")).hasCount(0);
    }

    private static void approves(Visit reviewer) {
        reviewer.page().keyboard().press("a");
        assertThat(reviewer.at(".case .empty")).containsText("都审完了");
        reviewer.page().waitForCondition(() -> state(reviewer, "approved") == 1);
    }

    private static void tags(Visit reviewer, Map<String, String> tags) {
        reviewer.go("/staff/review?tab=approved");
        reviewer.follow("[data-queue] a", "/staff/review/units/");
        tags.forEach((person, tag) -> reviewer.choose("decision-" + person, tag));
        reviewer.picture("story-tags");
        reviewer.at("[data-persons-form] .actions button").click();
        assertThat(reviewer.at(".pending-bar")).containsText("处理 2 人");
        reviewer.at("[data-case-title]").focus();
        reviewer.page().keyboard().press("u");
        assertThat(reviewer.at(".pending-bar")).hasCount(0);
        assertThat(state(reviewer, "persons", "submitted")).isEqualTo(2);
        reviewer.at("[data-persons-form] .actions button").click();
        reviewer.at("[data-persons-form] .actions button").click();
        assertThat(reviewer.at(".outcome"))
                .containsText("完成 2 人", new LocatorAssertions.ContainsTextOptions().setTimeout(UNDO_AND_MORE_MS));
        assertThat(state(reviewer, "persons", "submitted")).isZero();
        reviewer.picture("story-tagged");
    }

    private static void looksAtTheListOfPersons(Visit reviewer) {
        reviewer.go("/staff/review/persons?tab=pending-payment");
        assertThat(reviewer.at(".people tbody tr")).hasCount(1);
        reviewer.picture("story-persons");
    }

    private static void isTold(Visit unit) {
        unit.page().waitForCondition(() -> told(MOBILE).stream().anyMatch(text -> text.contains("支付证件费")));
        assertThat(told(MAIL))
                .anyMatch(text -> text.contains("退回了贵单位的信息") && text.contains("电话打不通"))
                .anyMatch(text -> text.contains("审核通过"))
                .anyMatch(text -> text.contains("可以支付证件费"));
        unit.go("/progress");
        unit.picture("story-progress");
        assertThat(unit.at(".journey")).containsText("支付");
    }

    /** Everything that the demo's inbox has for this number or address. */
    private static List<String> told(String to) {
        return STAGE.messages(to).stream().map(Object::toString).toList();
    }
}
