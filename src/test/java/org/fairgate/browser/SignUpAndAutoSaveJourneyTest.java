package org.fairgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A unit from the home page to a complete preview, through everything that usually loses what people typed. */
class SignUpAndAutoSaveJourneyTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final String DETAILS = "/unit/details";
    private static final String CONTACT = "/unit/contact";
    private static final String INTENTION = "/unit/purchase-intention";
    private static final String INTRODUCTION = "主营乳制品与果蔬进口，年进口两万吨；在广州、深圳设有冷链仓库。";

    private final Applicant applicant = Applicant.fresh(new SecureRandom());

    @ParameterizedTest(name = "at {0} px")
    @ValueSource(ints = {1280, 390})
    @Tag("R-SAVE-1")
    @Tag("R-SAVE-2")
    @Tag("R-SAVE-3")
    @Tag("R-UNIT-3")
    @Tag("R-ACC-1")
    void aUnitSignsUpAndLosesNoKeystroke(int width) {
        try (Visit desk = STAGE.visit(width, "zh-CN")) {
            signUp(desk);
            whatIsTypedIsSavedByItself(desk);
            theServerIsKilledInMidTyping(desk);
            theNetworkIsAway(desk);
            theTabIsLostWhileTheServerIsAway(desk);
            aSecondTabTakesOver(desk);
            try (Visit other = STAGE.visit(width, "zh-CN")) {
                signIn(other);
                anotherDeviceEditsAtTheSameTime(desk, other);
            }
            contact(desk);
            qualification(desk);
            intention(desk);
            thePreviewListsExactlyWhatIsMissing(desk);
            assertThat(desk.uncaught()).isEmpty();
            desk.at("form[data-sign-out] button").click();
            desk.page().waitForURL(address -> !address.contains("/unit/"));
            desk.picture("journey-signed-out");
        }
        try (Visit another = STAGE.visit(width, "zh-CN")) {
            signIn(another);
            everythingIsThere(another);
        }
    }

    private void signUp(Visit desk) {
        desk.go("/");
        desk.follow("main a.button[href=\"/sign-up\"]", "/sign-up");
        desk.tick("category", "domestic-enterprise");
        desk.follow("main form button.wide", "/sign-up/account");
        desk.type("creditCode", applicant.creditCode().value());
        desk.type("name", applicant.name());
        desk.find("delegation", "广州", "广州交易分团");
        desk.type("mobile", applicant.mobile());
        desk.at("#mobileCode-button").click();
        desk.type("mobileCode", STAGE.code(applicant.mobile()));
        desk.type("email", applicant.email());
        desk.at("#emailCode-button").click();
        desk.type("emailCode", STAGE.code(applicant.email()));
        desk.type("password", applicant.password());
        desk.picture("journey-sign-up");
        desk.follow("main form .actions button.wide", "/progress");
        desk.picture("journey-progress-new");
    }

    private void signIn(Visit visit) {
        visit.go("/sign-in");
        visit.type("login", applicant.creditCode().value());
        visit.type("password", applicant.password());
        visit.follow("main form button.wide", "/progress");
    }

    private void whatIsTypedIsSavedByItself(Visit desk) {
        desk.go(DETAILS);
        assertThat(desk.value("name")).isEqualTo(applicant.name());
        desk.type("nameEn", "Goat City Imports");
        desk.type("legalRepresentative", "李明");
        desk.awaitSaveState("clean");
        assertThat(desk.phrase()).startsWith("已保存");
        desk.page().reload();
        assertThat(desk.value("nameEn")).isEqualTo("Goat City Imports");
        assertThat(desk.draft("unit").getString("legalRepresentative")).isEqualTo("李明");
        desk.glance("journey-saved");
    }

    private void theServerIsKilledInMidTyping(Visit desk) {
        desk.type("address", "天河区珠江");
        STAGE.kill();
        desk.typeOn("address", "新城华夏路8号");
        desk.awaitSaveState("local");
        assertThat(desk.phrase()).contains("已存在本机");
        desk.glance("journey-server-killed");
        desk.typeOn("address", "国际金融广场");
        STAGE.restart();
        desk.typeOn("address", "12楼");
        desk.awaitSaveState("clean");
        assertThat(desk.draft("unit").getString("address")).isEqualTo("天河区珠江新城华夏路8号国际金融广场12楼");
    }

    private void theNetworkIsAway(Visit desk) {
        desk.context().setOffline(true);
        desk.type("introduction", INTRODUCTION);
        desk.awaitSaveState("local");
        desk.glance("journey-offline");
        desk.context().setOffline(false);
        desk.awaitSaveState("clean");
        assertThat(desk.draft("unit").getString("introduction")).isEqualTo(INTRODUCTION);
    }

    /** What no server has seen yet comes back from the device's own copy, and is sent once the user keeps it. */
    private void theTabIsLostWhileTheServerIsAway(Visit desk) {
        STAGE.kill();
        desk.typeOn("priorYearImportWanUsd", "1280");
        desk.awaitSaveState("local");
        desk.page().close();
        STAGE.restart();
        desk.openAgain(DETAILS);
        desk.awaitSaveState("restored");
        assertThat(desk.at("[name=priorYearImportWanUsd]")).hasValue("1280");
        desk.glance("journey-restored");
        desk.at("[data-save-action]").click();
        desk.at("dialog button[value=keep]").click();
        desk.awaitSaved("priorYearImportWanUsd", "1280");
    }

    private void aSecondTabTakesOver(Visit desk) {
        desk.typeOn("website", "https://goat");
        Page first = desk.newTab(DETAILS);
        desk.awaitSaveState("taken");
        desk.glance("journey-taken");
        desk.at("[data-save-action]").click();
        assertThat(desk.at("[name=website]")).hasValue("https://goat");
        desk.typeOn("website", ".example.cn");
        desk.awaitSaveState("clean");
        Page second = desk.page();
        desk.turnTo(first);
        desk.awaitSaveState("taken");
        desk.at("[data-save-action]").click();
        assertThat(desk.at("[name=website]")).hasValue("https://goat.example.cn");
        desk.awaitSaveState("clean");
        second.close();
        assertThat(desk.draft("unit").getString("website")).isEqualTo("https://goat.example.cn");
    }

    /** Different fields are merged; the same field is asked about. */
    private void anotherDeviceEditsAtTheSameTime(Visit desk, Visit other) {
        other.go(DETAILS);
        other.type("postcode", "510623");
        other.awaitSaveState("clean");
        desk.type("registeredCapitalWan", "5000");
        desk.awaitSaved("registeredCapitalWan", "5000");
        assertThat(desk.at("[name=postcode]")).hasValue("510623");
        assertThat(desk.draft("unit").getString("postcode")).isEqualTo("510623");

        other.page().reload();
        other.type("legalRepresentative", "王芳");
        other.awaitSaved("legalRepresentative", "王芳");
        desk.type("legalRepresentative", "李明明");
        desk.awaitSaveState("conflict");
        desk.glance("journey-conflict");
        desk.at("dialog label:has(input[value=mine])").click();
        desk.at("dialog button[value=use]").click();
        desk.awaitSaved("legalRepresentative", "李明明");
    }

    private void contact(Visit desk) {
        desk.go(CONTACT);
        assertThat(desk.value("mobile")).contains(applicant.mobile());
        assertThat(desk.value("email")).isEqualTo(applicant.email());
        desk.type("department", "进口部");
        desk.follow(".save-bar button[type=submit]", "/unit/qualification");
        assertThat(desk.draft("contact").getString("department")).isEqualTo("进口部");
    }

    private void qualification(Visit desk) {
        desk.at("#file").setInputFiles(new FilePayload("licence.jpg", "image/jpeg", licence()));
        assertThat(desk.at("[data-upload-status]")).containsText("已保存");
        desk.page().reload();
        assertThat(desk.at("img[data-upload-picture]")).isVisible();
        desk.picture("journey-qualification");
    }

    private void intention(Visit desk) {
        desk.go(INTENTION);
        desk.tick("areas", "food-agri");
        desk.tick("productGroups", "dairy");
        desk.tick("productGroups", "tea-coffee");
        desk.tick("countries", "NZ");
        desk.tick("purposes", "procurement");
        desk.type("remarks", "希望与新西兰乳企洽谈。");
        desk.awaitSaved("purchase-intention", "remarks", "希望与新西兰乳企洽谈。");
        desk.picture("journey-intention");
    }

    private void thePreviewListsExactlyWhatIsMissing(Visit desk) {
        assertThat(missing(desk))
                .containsExactly(
                        DETAILS + "?check=1#industry",
                        DETAILS + "?check=1#region",
                        CONTACT + "?check=1#name",
                        INTENTION + "?check=1#volume");
        desk.picture("journey-preview");
        desk.go(DETAILS);
        desk.choose("industry", "food-manufacturing");
        desk.type("region", "广东省广州市");
        desk.follow(".save-bar button[type=submit]", CONTACT);
        desk.type("name", "陈静");
        desk.follow(".save-bar button[type=submit]", "/unit/qualification");
        desk.go(INTENTION);
        desk.choose("volume", "1m-10m");
        desk.follow(".save-bar button[type=submit]", "/unit/preview");
        assertThat(missing(desk)).isEmpty();
        desk.picture("journey-preview-complete");
    }

    private static List<String> missing(Visit desk) {
        desk.go("/unit/preview");
        return desk.at("section.errors li a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private void everythingIsThere(Visit another) {
        assertThat(another.draft("unit"))
                .isEqualTo(new JsonObject()
                        .put("name", applicant.name())
                        .put("nameEn", "Goat City Imports")
                        .put("legalRepresentative", "李明明")
                        .put("industry", "food-manufacturing")
                        .put("registeredCapitalWan", "5000")
                        .put("priorYearImportWanUsd", "1280")
                        .put("employees", "")
                        .put("region", "广东省广州市")
                        .put("address", "天河区珠江新城华夏路8号国际金融广场12楼")
                        .put("postcode", "510623")
                        .put("website", "https://goat.example.cn")
                        .put("introduction", INTRODUCTION));
        JsonObject contact = another.draft("contact");
        assertThat(contact.getString("name")).isEqualTo("陈静");
        assertThat(contact.getString("department")).isEqualTo("进口部");
        JsonObject intention = another.draft("purchase-intention");
        assertThat(intention.getJsonArray("areas")).isEqualTo(new JsonArray(List.of("food-agri")));
        assertThat(intention.getJsonArray("productGroups")).isEqualTo(new JsonArray(List.of("dairy", "tea-coffee")));
        assertThat(intention.getJsonArray("countries")).isEqualTo(new JsonArray(List.of("NZ")));
        assertThat(intention.getString("volume")).isEqualTo("1m-10m");
        another.go(DETAILS);
        assertThat(another.value("introduction")).isEqualTo(INTRODUCTION);
        another.go("/unit/qualification");
        assertThat(another.at("img[data-upload-picture]")).isVisible();
        another.picture("journey-another-device");
    }

    /** A picture as a camera would take it, of a licence that never was. */
    private static byte[] licence() {
        BufferedImage image = new BufferedImage(900, 640, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 900, 640);
        pen.setColor(new Color(0xB0, 0x20, 0x20));
        pen.drawRect(30, 30, 840, 580);
        pen.fillOval(640, 420, 130, 130);
        pen.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            assertThat(ImageIO.write(image, "jpeg", out)).isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
