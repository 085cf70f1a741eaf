package org.fairgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of staff, narrow and wide, in both languages: clean as {@link PageCheck} has it, and pictured. */
class StaffHygieneTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final List<String> OF_A_REVIEWER = List.of(
            "/staff",
            "/staff/review",
            "/staff/review?tab=resubmitted",
            "/staff/review?tab=overdue",
            "/staff/review?tab=claimed",
            "/staff/review?tab=returned",
            "/staff/review?tab=approved&q=none",
            "/staff/review/persons",
            "/staff/review/persons?tab=returned");

    @BeforeAll
    static void aUnitWaits() {
        STAGE.awaitDemoUnit();
        try (Visit unit = STAGE.visit(1280, "zh-CN")) {
            unit.signInAsDemoUnit();
            FilledUnit filled = new FilledUnit(unit);
            filled.pages("广州示范进出口公司");
            List<String> persons =
                    List.of(filled.person("张三", "440106198001010019"), filled.person("李四", "440106198001010035"));
            assertThat(persons).doesNotHaveDuplicates();
            unit.go("/submission");
            unit.at("button[form=submission]").click();
            unit.follow("dialog button[type=submit]:not([data-cancel])", "/submission/result");
        }
    }

    private static void signIn(Visit staff, String username, String password, String lands) {
        staff.go("/staff/sign-in");
        staff.type("username", username);
        staff.type("password", password);
        staff.follow("main form button.wide", lands);
    }

    private static List<String> faults(Visit visit, String language, String name) {
        visit.picture("staff-" + name + "-" + language);
        return PageCheck.faults(visit, language).stream()
                .map(fault -> name + ": " + fault)
                .toList();
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,zh-CN", "390,en", "1280,en"})
    @Tag("R-REV")
    void theWorkbenchIsClean(int width, String language) {
        List<String> faults = new ArrayList<>();
        try (Visit reviewer = STAGE.visit(width, language)) {
            signIn(reviewer, "guangdong", BrowserStage.DEMO_PASSWORD, "/staff");
            for (String path : OF_A_REVIEWER) {
                reviewer.go(path);
                faults.addAll(faults(reviewer, language, path.substring(1).replaceAll("[/?=&]+", "-")));
            }
            reviewer.go("/staff/review");
            reviewer.follow("[data-queue] a", "/staff/review/units/");
            assertThat(reviewer.at(".check-list")).isVisible();
            faults.addAll(faults(reviewer, language, "case"));
            reviewer.at("details.say summary").first().click();
            faults.addAll(faults(reviewer, language, "case-reason"));
            assertThat(faults).isEmpty();
        }
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,zh-CN", "390,en", "1280,en"})
    @Tag("R-ORG")
    void accountsOfStaffAreClean(int width, String language) {
        List<String> faults = new ArrayList<>();
        try (Visit organiser = STAGE.visit(width, language)) {
            signIn(organiser, "organiser", BrowserStage.DEMO_PASSWORD, "/staff");
            for (String path :
                    List.of("/staff/accounts", "/staff/accounts?q=nobody", "/staff/accounts/new", "/staff/me")) {
                organiser.go(path);
                faults.addAll(faults(organiser, language, path.substring(7).replaceAll("[/?=&]+", "-")));
            }
            String username = "look." + width + "." + language.substring(0, 2);
            String password = handedOver(organiser, username);
            faults.addAll(faults(organiser, language, "handover"));
            organiser.go("/staff/accounts?q=" + username);
            organiser.at("main table tbody a").click();
            faults.addAll(faults(organiser, language, "account"));
            for (String action : List.of("reset-password", "deactivate")) {
                String account = organiser.page().url();
                organiser.at("main a[href$='" + action + "']").click();
                faults.addAll(faults(organiser, language, action));
                organiser.go(account, 200);
            }
            try (Visit fresh = STAGE.visit(width, language)) {
                faults.addAll(firstSignIn(fresh, username, password, language));
            }
            assertThat(faults).isEmpty();
        }
    }

    private static String handedOver(Visit organiser, String username) {
        organiser.go("/staff/accounts/new");
        organiser.type("username", username);
        organiser.type("displayName", "李明");
        organiser.choose("role", "delegation");
        organiser.find(
                "delegationId", "guangdong", organiser.value("displayName").isEmpty() ? "" : guangdong(organiser));
        organiser.at("main form button:not([type=button])").last().click();
        return organiser.at("code.told").innerText();
    }

    /** The line of the node in the reader's language. */
    private static String guangdong(Visit organiser) {
        return String.valueOf(organiser
                .page()
                .evaluate("() => [...document.querySelectorAll('#delegationId-select option, #delegationId option')]"
                        + ".map((option) => option.textContent.trim()).find((name) => /^(广东|Guangdong)/.test(name))"));
    }

    private static List<String> firstSignIn(Visit fresh, String username, String password, String language) {
        signIn(fresh, username, password, "/staff/me");
        List<String> faults = new ArrayList<>(faults(fresh, language, "me-unfinished"));
        fresh.type("oldPassword", password);
        fresh.type("newPassword", "Orchid-9-window");
        fresh.follow("form[action$='me/password'] button:not([type=button])", "/staff");
        faults.addAll(faults(fresh, language, "me-password-changed"));
        fresh.go("/staff/me");
        fresh.at("form[action$='me/totp'] button:not([type=button])").click();
        fresh.at("form[action$='totp/confirm']").waitFor();
        faults.addAll(faults(fresh, language, "me-factor"));
        return faults;
    }
}
