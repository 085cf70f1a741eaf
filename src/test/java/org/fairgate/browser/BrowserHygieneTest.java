package org.fairgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page, narrow and wide, in both languages: no complaint of the browser, nothing sticking out, all labelled, and
 * nothing serious or critical in the eyes of axe (WCAG 2.2 AA).
 */
class BrowserHygieneTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final List<String> OPEN = List.of(
            "/",
            "/sign-up",
            "/sign-up/account?category=domestic-enterprise&kind=organisation",
            "/sign-up/account?category=overseas-enterprise&kind=individual",
            "/sign-in",
            "/forgot-password",
            "/help",
            "/help?q=guangzhou",
            "/staff/sign-in");
    private static final List<String> OF_THE_SIMULATOR = List.of("/", "/inbox");
    private static final List<String> OF_A_UNIT = List.of(
            "/",
            "/progress",
            "/unit/details",
            "/unit/contact",
            "/unit/qualification",
            "/unit/purchase-intention",
            "/unit/preview",
            "/persons",
            "/persons/new",
            "/account",
            "/help");

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,zh-CN", "390,en", "1280,en"})
    void everyOpenPageIsClean(int width, String language) {
        try (Visit visit = STAGE.visit(width, language)) {
            assertThat(faults(visit, OPEN, language)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,zh-CN", "390,en", "1280,en"})
    void everyPageOfAUnitIsClean(int width, String language) {
        try (Visit visit = STAGE.visit(width, language)) {
            STAGE.awaitDemoUnit();
            visit.signInAsDemoUnit();
            assertThat(faults(visit, OF_A_UNIT, language)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,en"})
    void thePageOfStaffIsClean(int width, String language) {
        try (Visit visit = STAGE.visit(width, language)) {
            visit.go("/staff/sign-in");
            visit.type("username", "guangdong");
            visit.type("password", BrowserStage.DEMO_PASSWORD);
            visit.follow("main form button.wide", "/staff");
            assertThat(faults(visit, List.of("/staff"), language)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,en"})
    void aPageThatIsNotThereIsClean(int width, String language) {
        try (Visit visit = STAGE.visit(width, language)) {
            visit.go(STAGE.url("/no-such-page"), 404);
            // Chromium itself complains of the 404.
            assertThat(visit.takeComplaints()).hasSize(1);
            assertThat(PageCheck.faults(visit, language)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,zh-CN", "390,en", "1280,en"})
    void everyPageOfTheSimulatorIsClean(int width, String language) {
        try (Visit visit = STAGE.visit(width, language)) {
            // The unit's letter of welcome, so that the inbox holds something.
            STAGE.awaitLetter();
            for (String path : OF_THE_SIMULATOR) {
                visit.go(STAGE.simulatorUrl(path + "?lang=" + (language.equals("en") ? "en" : "zh")), 200);
                assertThat(PageCheck.faults(visit, language)).as(path).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "at {0} px")
    @CsvSource({"390", "1280"})
    void theListOfProblemCodesIsClean(int width) {
        try (Visit visit = STAGE.visit(width, "en")) {
            assertThat(faults(visit, List.of("/docs/problems"), "en")).isEmpty();
        }
    }

    /** The check itself is checked: a button without a name is a critical fault. */
    @Test
    void aPageThatNobodyCanHearIsNoticed() {
        try (Visit visit = STAGE.visit(1280, "en")) {
            visit.go("/help");
            Object unused = visit.page()
                    .evaluate("() => document.querySelector('main').append(document.createElement('button'))");
            assertThat(PageCheck.faults(visit, "en")).anyMatch(fault -> fault.contains("button-name"));
        }
    }

    /**
     * Swagger UI is somebody else's: we see to it that it starts under our policy without a complaint of the browser,
     * and leave its colours, targets and labels, which we could only overrule, to its makers.
     */
    @ParameterizedTest(name = "at {0} px")
    @CsvSource({"390", "1280"})
    void theInteractiveContractStartsWithoutComplaint(int width) {
        try (Visit visit = STAGE.visit(width, "en")) {
            visit.go("/docs");
            visit.at("#swagger-ui .opblock").first().waitFor();
            assertThat(visit.takeComplaints()).isEmpty();
        }
    }

    private static List<String> faults(Visit visit, List<String> paths, String language) {
        List<String> faults = new ArrayList<>();
        for (String path : paths) {
            visit.go(path);
            PageCheck.faults(visit, language).forEach(fault -> faults.add(path + ": " + fault));
            String name = path.equals("/") ? "/home" : path;
            String whose = visit.at(".site-nav").count() > 0 ? "unit" : "open";
            visit.picture(whose + name.replaceAll("[/?=&]+", "-") + "-" + language);
        }
        return faults;
    }
}
