package org.fairgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.json.JsonArray;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person from the choice of papers to a form with nothing missing, through a killed server and a lost tab. */
class PersonFormJourneyTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"1280,zh-CN", "390,en"})
    @Tag("R-PER-1")
    @Tag("R-PER-2")
    @Tag("R-PER-3")
    @Tag("R-SAVE-3")
    void aPersonIsFilledInAndNothingIsLost(int width, String language) {
        try (Visit desk = STAGE.visit(width, language)) {
            STAGE.awaitDemoUnit();
            desk.signInAsDemoUnit();
            desk.go("/persons");
            desk.picture("persons-empty-" + language);
            desk.go("/persons/new");
            desk.picture("person-kinds-" + language);
            desk.follow("button[value=mainland]", "/persons/");
            String path = URI.create(desk.page().url()).getPath();
            clean(desk, language);
            theNumberIsJudgedWhileItIsTyped(desk, page(path));
            thePhotoIsCut(desk, page(path), language);
            theServerIsKilledAndTheTabIsLost(desk, path);
            theRestIsFilledIn(desk, page(path));
            nothingIsMissing(desk, path, language);
            assertThat(desk.uncaught()).isEmpty();
        }
    }

    private static String page(String path) {
        return "person." + path.substring("/persons/".length());
    }

    private static void clean(Visit desk, String language) {
        assertThat(PageCheck.faults(desk, language)).isEmpty();
    }

    private void theNumberIsJudgedWhileItIsTyped(Visit desk, String draft) {
        desk.type("documentNumber", "11010519491231002");
        assertThat(desk.at("#documentNumber-error")).not().isVisible();
        desk.typeOn("documentNumber", "1");
        assertThat(desk.at("#documentNumber-error")).isVisible();
        assertThat(desk.at("#documentNumber")).hasAttribute("aria-invalid", "true");
        desk.glance("person-wrong-number");
        desk.type("documentNumber", "1101 0519 4912 3100 2x");
        assertThat(desk.at("#documentNumber-error")).not().isVisible();
        assertThat(desk.at("[data-read]")).containsText("1949");
        desk.at("[name=name]").focus();
        assertThat(desk.at("#documentNumber")).hasValue("11010519491231002X");
        desk.awaitSaved(draft, "documentNumber", "11010519491231002X");
    }

    /** By the mouse, by the buttons, by the keys. */
    private void thePhotoIsCut(Visit desk, String draft, String language) {
        desk.at("#photo-file").setInputFiles(new FilePayload("small.jpg", "image/jpeg", picture(250, 300)));
        assertThat(desk.at("[data-crop-small]")).isVisible();
        assertThat(desk.at("#crop button[value=use]")).isDisabled();
        desk.at("#crop button[value='']").click();
        assertThat(desk.at("#crop")).not().isVisible();
        assertThat(desk.draft(draft).getString("photo", "")).isEmpty();

        desk.at("#photo-file").setInputFiles(new FilePayload("wide.jpg", "image/jpeg", picture(1600, 1200)));
        Locator stage = desk.at("#crop canvas");
        assertThat(stage).isVisible();
        assertThat(stage).isFocused();
        String whole = shown(stage);
        desk.at("[data-crop-do=nearer]").click();
        desk.at("[data-crop-do=nearer]").click();
        String near = shown(stage);
        assertThat(near).isNotEqualTo(whole);
        stage.press("ArrowRight");
        String moved = shown(stage);
        assertThat(moved).isNotEqualTo(near);
        BoundingBox box = Objects.requireNonNull(stage.boundingBox());
        desk.page().mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        desk.page().mouse().down();
        desk.page().mouse().move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 10);
        desk.page().mouse().up();
        assertThat(shown(stage)).isNotEqualTo(moved);
        desk.glance("person-crop-" + language);
        assertThat(Axe.faults(desk)).isEmpty();
        desk.at("[data-crop-do=turn]").click();
        desk.at("#crop button[value=use]").click();
        Locator stored = desk.at("#photo img");
        assertThat(stored).isVisible();
        desk.page()
                .waitForCondition(
                        () -> !desk.draft(draft).getString("photo", "").isEmpty());
        String kept = desk.draft(draft).getString("photo");
        desk.page().reload();
        assertThat(stored).hasAttribute("src", "/api/v1/files/" + kept);
        assertThat(ratio(stored)).isBetween(1.39, 1.41);
    }

    private static String shown(Locator stage) {
        return String.valueOf(stage.evaluate("canvas => canvas.toDataURL()"));
    }

    private static double ratio(Locator image) {
        Object found =
                image.evaluate("async (img) => { await img.decode(); return img.naturalHeight / img.naturalWidth; }");
        return ((Number) found).doubleValue();
    }

    private void theServerIsKilledAndTheTabIsLost(Visit desk, String path) {
        desk.type("name", "林小");
        desk.awaitSaveState("clean");
        STAGE.kill();
        desk.typeOn("name", "满");
        desk.awaitSaveState("local");
        desk.glance("person-local");
        desk.page().close();
        STAGE.restart();
        desk.openAgain(path);
        desk.awaitSaveState("restored");
        assertThat(desk.at("[name=name]")).hasValue("林小满");
        desk.glance("person-restored");
        desk.at("[data-save-action]").click();
        desk.at("dialog button[value=keep]").click();
        desk.awaitSaved(page(path), "name", "林小满");
    }

    private void theRestIsFilledIn(Visit desk, String draft) {
        desk.type("mobile", "13800138000");
        desk.type("position", "采购经理");
        desk.at("label:has(input[name=entryDays])").first().click();
        desk.tick("delivery", "pick-up");
        assertThat(desk.at(".of-express")).not().isVisible();
        assertThat(desk.at("[name=commitment]")).not().isChecked();
        desk.tick("commitment", "yes");
        desk.awaitSaved(draft, "delivery", "pick-up");
        assertThat(desk.draft(draft).getJsonArray("commitment")).isEqualTo(new JsonArray(List.of("yes")));
    }

    private void nothingIsMissing(Visit desk, String path, String language) {
        // What the killed server could not answer.
        var unused = desk.takeComplaints();
        desk.go(path + "?check=1");
        assertThat(desk.at(".errors")).hasCount(0);
        clean(desk, language);
        desk.picture("person-filled-" + language);
        desk.go(path);
        desk.follow(".save-bar button[data-next='/persons']", "/persons");
        assertThat(desk.at(".persons a[href='" + path + "']").first()).containsText("林小满");
        clean(desk, language);
        desk.picture("persons-list-" + language);
        desk.go(path + "/delete");
        clean(desk, language);
        desk.picture("person-delete-" + language);
        desk.go("/persons");
        desk.at(".persons a[href='" + path + "/delete']").first().click();
        desk.at("dialog h2").waitFor();
        clean(desk, language);
        desk.follow("dialog button.danger", "/persons");
        assertThat(desk.at(".persons a[href='" + path + "']")).hasCount(0);
    }

    /** Somebody in front of a wall. */
    static byte[] picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xDC, 0xE6, 0xF0));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0x31, 0x46, 0x5F));
        pen.fillOval(width / 4, height * 3 / 5, width / 2, height * 4 / 5);
        pen.setColor(new Color(0xF5, 0xCB, 0xA7));
        pen.fillOval(width * 3 / 8, height / 5, width / 4, height * 9 / 20);
        pen.setColor(new Color(0x33, 0x28, 0x1F));
        pen.fillArc(width * 3 / 8, height / 6, width / 4, height * 2 / 5, 0, 180);
        pen.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            assertThat(ImageIO.write(image, "jpeg", out)).isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
