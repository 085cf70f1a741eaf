package org.fairgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A unit from its last check to its submission and back: the dialog, the locked pages, the record, the withdrawal. */
class SubmissionJourneyTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final String FIRST = "11010519491231002X";
    private static final String SECOND = "440524188001010014";
    private static final String PERSONS = "input[name=person]:enabled";

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"1280,zh-CN", "390,en", "390,zh-CN", "1280,en"})
    @Tag("R-UNIT-5")
    @Tag("R-UNIT-6")
    @Tag("R-UNIT-7")
    void aUnitIsSubmittedWithAPersonAndWithdrawn(int width, String language) {
        try (Visit desk = STAGE.visit(width, language)) {
            STAGE.awaitDemoUnit();
            desk.signInAsDemoUnit();
            look(desk, "/submission", "submission-empty-" + language, language);
            List<String> ids = desk.at("input[name=person]").count() == 0
                    ? FilledIn.unit(desk, List.of(FIRST, SECOND, ""))
                    : List.of();
            assertThat(ids).hasSizeLessThan(4);
            look(desk, "/progress", "progress-to-submit-" + language, language);
            assertThat(desk.at(".site-nav .due")).containsText("3");
            look(desk, "/submission", "submission-check-" + language, language);
            assertThat(desk.at(PERSONS)).hasCount(2);
            theDialogNamesTheConsequence(desk, language);
            everythingSubmittedIsLocked(desk, language);
            itIsTakenBack(desk, language);
            assertThat(desk.uncaught()).isEmpty();
        }
    }

    private static void look(Visit desk, String path, String picture, String language) {
        desk.go(path);
        desk.picture(picture);
        assertThat(PageCheck.faults(desk, language)).isEmpty();
    }

    private static void theDialogNamesTheConsequence(Visit desk, String language) {
        desk.at("label:has(" + PERSONS + ")").last().click();
        desk.at("button[form=submission]").click();
        assertThat(desk.at("dialog")).isVisible();
        assertThat(desk.at("dialog")).containsText("闽江进出口有限公司");
        desk.glance("submission-confirm-" + language);
        desk.at("dialog [data-cancel]").click();
        assertThat(desk.at("dialog")).hasCount(0);
        desk.at("button[form=submission]").click();
        desk.follow("dialog button[type=submit]", "/submission/result");
        desk.picture("submission-result-" + language);
        assertThat(PageCheck.faults(desk, language)).isEmpty();
        assertThat(desk.at(".receipt code")).containsText("FG-");
        assertThat(desk.at(".site-nav .due")).containsText("2");
    }

    private static void everythingSubmittedIsLocked(Visit desk, String language) {
        look(desk, "/unit/details", "unit-locked-" + language, language);
        assertThat(desk.at("main input, main select, main textarea")).hasCount(0);
        look(desk, "/unit/qualification", "qualification-locked-" + language, language);
        look(desk, "/unit/preview", "preview-locked-" + language, language);
        look(desk, "/submission", "submission-persons-alone-" + language, language);
        look(desk, "/progress", "progress-submitted-" + language, language);
        APIResponse pdf = desk.context().request().get(STAGE.url("/submission/record.pdf"));
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    private static void itIsTakenBack(Visit desk, String language) {
        desk.go("/submission/result");
        desk.at("form[action='/submission/withdraw'] button").click();
        assertThat(desk.at("dialog")).isVisible();
        desk.glance("submission-withdraw-" + language);
        desk.follow("dialog button[type=submit]", "/submission?withdrawn=1");
        desk.picture("submission-withdrawn-" + language);
        assertThat(PageCheck.faults(desk, language)).isEmpty();
    }
}
