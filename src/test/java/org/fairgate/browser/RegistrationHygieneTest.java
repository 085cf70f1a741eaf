package org.fairgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A unit's pages at every stage of its registration, narrow and wide, in both languages: clean as {@link PageCheck} has
 * it, and pictured. The stages follow each other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistrationHygieneTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static String person = "";

    /** Looks at these pages as the demo's unit; a path may end in the selector of what is clicked there first. */
    private static void clean(String stage, List<String> paths) {
        List<String> faults = new ArrayList<>();
        for (String language : List.of("zh-CN", "en")) {
            for (int width : List.of(390, 1280)) {
                try (Visit visit = STAGE.visit(width, language)) {
                    visit.signInAsDemoUnit();
                    for (String path : paths) {
                        String[] parts = path.split(" then ", 2);
                        visit.go(parts[0]);
                        if (parts.length > 1) {
                            visit.at(parts[1]).first().click();
                            visit.at("dialog").waitFor();
                        }
                        String name = parts[0].replace(person.isEmpty() ? " " : person, "person")
                                .replaceAll("[/?=&]+", "-");
                        visit.picture(stage + name + (parts.length > 1 ? "-dialog-" : "-") + language);
                        PageCheck.faults(visit, language)
                                .forEach(fault -> faults.add(language + " " + width + " " + path + ": " + fault));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void submit(Visit unit) {
        unit.go("/submission");
        unit.at("button[form=submission]").click();
        unit.follow("dialog button[type=submit]:not([data-cancel])", "/submission/result");
    }

    @Test
    @Order(1)
    void beforeItIsSubmitted() {
        STAGE.awaitDemoUnit();
        try (Visit unit = STAGE.visit(1280, "zh-CN")) {
            unit.signInAsDemoUnit();
            FilledUnit filled = new FilledUnit(unit);
            filled.pages("广州示范进出口公司");
            person = filled.person("张三", "440106198001010019");
            assertThat(filled.person("李四", "440106198001010035")).isNotEqualTo(person);
        }
        clean(
                "draft",
                List.of(
                        "/submission",
                        "/persons",
                        "/persons/" + person,
                        "/persons/import",
                        "/unit/preview",
                        "/persons then a[href$='/delete']"));
    }

    @Test
    @Order(2)
    @Tag("R-UNIT-6")
    void whileItWaits() {
        try (Visit unit = STAGE.visit(1280, "zh-CN")) {
            unit.signInAsDemoUnit();
            submit(unit);
        }
        clean(
                "waiting",
                List.of(
                        "/progress",
                        "/submission/result",
                        "/submission/result then form[data-confirm] button",
                        "/unit/details",
                        "/unit/preview",
                        "/persons",
                        "/persons/" + person,
                        "/persons/" + person + " then a[href$='/cancel']"));
    }

    @Test
    @Order(3)
    @Tag("R-UNIT-7")
    void whenItWasSentBack() {
        try (Visit reviewer = STAGE.visit(1280, "zh-CN")) {
            reviewer.go("/staff/sign-in");
            reviewer.type("username", "guangdong");
            reviewer.type("password", BrowserStage.DEMO_PASSWORD);
            reviewer.follow("main form button.wide", "/staff");
            FilledUnit api = new FilledUnit(reviewer);
            String unit = api.call("GET", "/api/v1/review/units", null, java.util.Map.of())
                    .getJsonArray("units")
                    .getJsonObject(0)
                    .getString("unitId");
            JsonObject unused = api.call(
                    "POST",
                    "/api/v1/review/units/" + unit + "/decision",
                    new JsonObject("{\"round\":1,\"outcome\":\"returned\",\"reasons\":["
                            + "{\"field\":\"unit/name\",\"text\":\"与营业执照不一致，请按执照填写。\"},"
                            + "{\"field\":\"contact/mobile\",\"text\":\"电话打不通，请核对。\"}]}"),
                    java.util.Map.of());
            JsonObject unusedToo = api.call(
                    "POST",
                    "/api/v1/review/persons/decisions",
                    new JsonObject(
                            "{\"decision\":\"return\",\"reasons\":[{\"field\":\"photo\",\"text\":\"看不清脸，请换一张。\"}],"
                                    + "\"persons\":[{\"unitId\":\"" + unit + "\",\"personId\":\"" + person
                                    + "\",\"round\":1}]}"),
                    java.util.Map.of());
        }
        clean(
                "returned",
                List.of(
                        "/progress",
                        "/submission",
                        "/unit/details",
                        "/unit/contact",
                        "/unit/preview",
                        "/persons",
                        "/persons/" + person,
                        "/persons then a[href$='/cancel']"));
    }

    @Test
    @Order(4)
    @Tag("R-PER-4")
    void aPersonIsGivenUpInADialog() {
        try (Visit unit = STAGE.visit(390, "zh-CN")) {
            unit.signInAsDemoUnit();
            unit.go("/persons");
            unit.at("a[href$='/cancel']").click();
            assertThat(unit.at("dialog h2")).hasText("注销 张三？");
            unit.at("dialog [data-cancel]").click();
            assertThat(unit.at("dialog")).hasCount(0);
            unit.at("a[href$='/cancel']").click();
            unit.follow("dialog button[type=submit]", "/persons?done=cancelled");
            assertThat(unit.at(".banner.good")).hasText("已注销。");
            Page page = unit.page();
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("张三")))
                    .containsText("已注销");
            assertThat(unit.uncaught()).isEmpty();
        }
        clean("cancelled", List.of("/persons/" + person));
    }
}
