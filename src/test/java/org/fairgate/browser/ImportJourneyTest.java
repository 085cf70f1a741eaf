package org.fairgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.fairgate.kernel.Language;
import org.fairgate.person.sheet.SheetWords;
import org.fairgate.person.sheet.TestSheet;
import org.fairgate.platform.text.Texts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A clerk imports people, gets some rows back, mends them and sends them again; on a desk and on a phone. */
@Tag("browser")
@Tag("R-PER-7")
class ImportJourneyTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final String IMPORT = "/persons/import";

    @TempDir
    Path directory = Path.of("");

    private static SheetWords words(Visit visit) {
        JsonObject edition = new JsonObject(visit.context()
                .request()
                .get(STAGE.url("/api/v1/editions/current"))
                .text());
        List<LocalDate> days = edition.getJsonArray("entryDays").stream()
                .map(day -> LocalDate.parse(day.toString()))
                .toList();
        return new SheetWords(
                new Texts(List.of("unit-form", "person-form", "person-sheet")), Language.ZH_CN, days, List.of());
    }

    @Test
    void aClerkImportsPeopleAndMendsTheRowsThatComeBack() throws IOException {
        try (Visit desk = STAGE.visit(1280, "zh-CN");
                Visit phone = STAGE.visit(390, "en")) {
            desk.signInAsDemoUnit();
            phone.signInAsDemoUnit();
            desk.go(IMPORT);
            desk.picture("import-empty-zh");
            aFileThatIsNotOurs(desk);
            TestSheet sheet = new TestSheet(words(desk))
                    .with(1, "mobile", "12345")
                    .with(2, "delivery", "无人机")
                    .with(3, "documentNumber", "440106199001010000")
                    .good(4, 60);
            desk.go(IMPORT);
            desk.at("#file").setInputFiles(sheet.xlsx(directory.resolve("广州羊城公司参展人员名单（第一批）.xlsx")));
            desk.follow("form[data-import-form] button", IMPORT + "/");
            assertThat(desk.at(".banner.warn h2")).containsText("3");
            assertThat(desk.at("tbody tr")).hasCount(3);
            desk.picture("import-report-zh");
            pictures(desk, phone, desk.page().url());

            Download back = desk.page()
                    .waitForDownload(() -> desk.at(".banner.warn a.button").click());
            assertThat(back.suggestedFilename()).endsWith(".xlsx");
            desk.go(IMPORT);
            desk.at("#file").setInputFiles(back.path());
            desk.follow("form[data-import-form] button", IMPORT + "/");
            assertThat(desk.at("tbody tr")).hasCount(3);
            Download template = desk.page().waitForDownload(() -> {
                desk.go(IMPORT);
                desk.at("a[href$=template]").click();
            });
            assertThat(template.suggestedFilename()).isEqualTo("人员导入模板.xlsx");
            assertThat(desk.uncaught()).isEmpty();
        }
    }

    private void aFileThatIsNotOurs(Visit desk) throws IOException {
        desk.at("#file").setInputFiles(java.nio.file.Files.writeString(directory.resolve("a.xlsx"), "text"));
        desk.at("form[data-import-form] button").click();
        assertThat(desk.at("#file-error")).containsText(".xlsx");
        desk.picture("import-refused-zh");
    }

    private static void pictures(Visit desk, Visit phone, String report) {
        phone.go(IMPORT);
        phone.at("a[href^='/language/']").first().click();
        phone.go(IMPORT);
        phone.picture("import-history-phone-a");
        phone.go(report, 200);
        phone.picture("import-report-phone-a");
        phone.at("a[href^='/language/']").first().click();
        phone.go(IMPORT);
        phone.picture("import-history-phone-b");
        phone.go(report, 200);
        phone.picture("import-report-phone-b");
        desk.at("a[href^='/language/']").first().click();
        desk.go(IMPORT);
        desk.picture("import-history-other");
        desk.go(report, 200);
        desk.picture("import-report-other");
        desk.at("a[href^='/language/']").first().click();
        desk.go(report, 200);
    }
}
