package org.fairgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, narrow and wide, in both languages: no complaint of the browser, nothing sticking out, all labelled. */
class BrowserHygieneTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final String PASSWORD = "Lotus-7-lantern";
    private static final List<String> OPEN = List.of(
            "/",
            "/sign-up",
            "/sign-up/account?category=domestic-enterprise&kind=organisation",
            "/sign-up/account?category=overseas-enterprise&kind=individual",
            "/sign-in",
            "/forgot-password",
            "/help",
            "/staff/sign-in");
    private static final List<String> OF_A_UNIT = List.of(
            "/",
            "/progress",
            "/unit/details",
            "/unit/contact",
            "/unit/qualification",
            "/unit/purchase-intention",
            "/unit/preview",
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
            visit.go("/sign-in");
            visit.type("login", "91350100M000100Y43");
            visit.type("password", PASSWORD);
            visit.follow("main form button.wide", "/progress");
            assertThat(faults(visit, OF_A_UNIT, language)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,en"})
    void thePageOfStaffIsClean(int width, String language) {
        try (Visit visit = STAGE.visit(width, language)) {
            visit.go("/staff/sign-in");
            visit.type("username", "guangdong");
            visit.type("password", PASSWORD);
            visit.follow("main form button.wide", "/staff");
            assertThat(faults(visit, List.of("/staff"), language)).isEmpty();
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
