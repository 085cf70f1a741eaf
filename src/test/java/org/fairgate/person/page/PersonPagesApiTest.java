package org.fairgate.person.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.RoundSeal;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.fairgate.unit.Reason;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of persons over HTTP, without scripts. */
class PersonPagesApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("FAIRGATE_DEMO_ENABLED", "on");

    private static final String BOUNDARY = "person-pages";

    private final UnitId unit = SERVER.demoUnit();
    private final Api chinese = SERVER.unit(unit).with("Accept", "text/html");
    private final Api english = chinese.with("Accept-Language", "en");

    private String added(String kind) {
        Answer answer = english.form("/persons", "kind=" + kind);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).matches("/persons/[0-9a-f-]{36}");
        return answer.header("Location");
    }

    private Document page(Api reader, String path) {
        Answer answer = reader.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.text());
    }

    private Answer saved(String path, String fields) {
        Element base = page(english, path).expectFirst("input[name=_base]");
        return english.form(path, "_base=" + base.val() + "&" + fields);
    }

    private void save(String path, String fields) {
        assertThat(saved(path, fields).status()).isEqualTo(303);
    }

    private static void run(String sql) {
        var unused = SERVER.database().sql(sql);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> names(Document page) {
        return page.select("#draft [name]").stream()
                .map(field -> field.attr("name"))
                .filter(name -> !name.startsWith("_"))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @Tag("R-PER-1")
    @CsvSource({
        "mainland, nameEn, nationality",
        "hong-kong-macao-taiwan, birthYear, proof",
        "foreign, nationality, nameEn",
        "chinese-abroad, proof, nationality"
    })
    void everyKindIsAskedForItsOwnPapers(String kind, String asked, String notAsked) {
        Document form = page(english, added(kind));

        assertThat(names(form))
                .contains("documentType", "documentNumber", "name", "mobile", "position", "photo")
                .contains("entryDays", "delivery", "addressId", "commitment", asked)
                .doesNotContain(notAsked);
        assertThat(form.select("input[name=commitment]").hasAttr("checked")).isFalse();
        assertThat(form.select("#draft").attr("data-draft-page")).startsWith("person.");
    }

    /** The budgets of 6-ux §11; the form with the list of all countries is the heaviest. */
    @ParameterizedTest
    @CsvSource({"mainland, zh-CN", "foreign, zh-CN", "foreign, en"})
    void aFormStaysWithinItsBytes(String kind, String language) {
        String path = added(kind);
        Document form = page(chinese.with("Accept-Language", language), path);
        Api reader = chinese.with("Accept-Language", language).with("Accept-Encoding", "gzip");

        int html = reader.get(path).bytes().length;
        int assets = form.select("link[href^=/assets/], script[src^=/assets/]").stream()
                .mapToInt(asset ->
                        reader.get(asset.attr("href") + asset.attr("src")).bytes().length)
                .sum();

        assertThat(html).isBetween(1, 10 * 1024);
        assertThat(html + assets).isLessThanOrEqualTo(40 * 1024);
    }

    @Test
    @Tag("R-PER-4")
    void savingKeepsItForLaterAndSubmittingLeadsToTheSubmission() {
        String path = added("mainland");

        Answer kept = saved(path, "name=" + encoded("林小满") + "&documentNumber=440524188001010014");
        assertThat(kept.status()).isEqualTo(303);
        assertThat(kept.header("Location")).isEqualTo("/persons");
        Answer on = saved(path, "name=" + encoded("林小满") + "&documentNumber=440524188001010014&_then=submit");

        assertThat(on.header("Location")).isEqualTo("/submission");
        Document list = page(chinese, "/persons");
        Element row = list.expectFirst("tr:has(a[href=" + path + "])");
        assertThat(row.text()).contains("林小满", "44************0014", "草稿", "继续填写");
        assertThat(row.select(".tag.todo")).isNotEmpty();
    }

    @Test
    @Tag("R-PER-1")
    void birthDateAndSexAreReadFromAMainlandNumber() {
        String path = added("mainland");
        assertThat(page(english, path).select("[data-read]").text()).contains("Read from the number");

        save(path, "documentNumber=440524188001010014");

        assertThat(page(english, path).select("[data-read]").text()).isEqualTo("1 January 1880 · Male");
        assertThat(page(chinese, path).select("[data-read]").text()).isEqualTo("1880年1月1日 · 男");
        assertThat(names(page(english, path))).doesNotContain("sex", "birthYear");
    }

    @Test
    @Tag("R-PER-1")
    void whoeverAsksIsToldWhatIsMissingBesideTheFieldsAndOnTop() {
        String path = added("foreign");
        save(path, "documentType=passport&documentNumber=K1&name=Ada&delivery=pick-up");

        assertThat(page(english, path).select(".field-error:not([hidden])")).isEmpty();
        Document checked = page(english, path + "?check=1");

        assertThat(checked.title()).startsWith("Error:");
        List<String> links = checked.select(".errors li a").eachAttr("href");
        assertThat(links)
                .contains(
                        "#documentNumber", "#sex", "#birthYear", "#nationality", "#expiryYear", "#photo", "#entryDays")
                .doesNotContain("#name", "#addressId");
        links.forEach(link -> assertThat(checked.select(link)).as(link).isNotEmpty());
        assertThat(checked.select("#birthYear-error")).isNotEmpty();
        assertThat(checked.select("#documentNumber").attr("aria-describedby")).contains("documentNumber-error");
    }

    @Test
    @Tag("R-SAVE-2")
    void aStaleFormShowsBothAndLosesNothing() {
        String path = added("mainland");
        save(path, "name=First");

        Answer late = english.form(path, "_base=1&name=Second");

        assertThat(late.status()).isEqualTo(412);
        Document shown = Jsoup.parse(late.text());
        assertThat(shown.select("#name").val()).isEqualTo("Second");
        assertThat(shown.select("#name-theirs").text()).contains("First");
    }

    @Test
    @Tag("R-PER-2")
    void aPhotoIsUploadedWithoutScriptsAndShownToItsOwnUnitOnly() {
        String path = added("mainland");
        save(path, "name=" + encoded("陈静"));

        Answer small = upload(path + "/photo", picture(200, 280));
        assertThat(small.status()).isEqualTo(422);
        assertThat(Jsoup.parse(small.text()).select("#photo-file-error").text()).contains("295");
        Answer wide = upload(path + "/photo", picture(600, 420));
        assertThat(wide.status()).isEqualTo(422);
        Answer good = upload(path + "/photo", picture(354, 496));

        assertThat(good.status()).isEqualTo(303);
        Document form = page(english, path);
        assertThat(form.select("#name").val()).isEqualTo("陈静");
        String url = form.select("#photo img").attr("src");
        assertThat(url).endsWith(form.select("input[name=photo]").val());
        assertThat(chinese.get(url).status()).isEqualTo(200);
        assertThat(SERVER.unit(SERVER.newUnit()).get(url).status()).isEqualTo(404);
        assertThat(page(english, "/persons").select("img[src=" + url + "]")).hasSize(1);
    }

    @Test
    @Tag("R-PER-2")
    void deletingAsksFirstAndThenDeletes() {
        String path = added("chinese-abroad");
        save(path, "name=Gone");

        Document asked = page(english, path + "/delete");
        assertThat(asked.select("h1").text()).isEqualTo("Delete Gone?");
        assertThat(page(english, path).select("#draft")).hasSize(1);
        Answer deleted = english.form(path + "/delete", "");

        assertThat(deleted.header("Location")).isEqualTo("/persons?done=deleted");
        assertThat(english.get(path).status()).isEqualTo(404);
        assertThat(page(english, "/persons?done=deleted").text())
                .contains("Deleted.")
                .doesNotContain("Gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/delete"})
    void aStrangersPersonIsNobody(String below) {
        String path = added("mainland");
        UnitId other = SERVER.newUnit();

        assertThat(SERVER.unit(other)
                        .with("Accept", "text/html")
                        .get(path + below)
                        .status())
                .isEqualTo(404);
        assertThat(english.get("/persons/" + SERVER.newId() + below).status()).isEqualTo(404);
        assertThat(english.get("/persons/nobody" + below).status()).isEqualTo(404);
    }

    @Test
    @Tag("R-PER-4")
    @Tag("R-PER-8")
    void whoIsSubmittedIsOnlyReadButTheEntryDaysMayChangeUntilThereIsAnOrder() {
        String path = added("mainland");
        List<String> days = page(english, path).select("input[name=entryDays]").eachAttr("value");
        String day = days.get(0);
        String later = days.get(days.size() - 1);
        save(path, "name=" + encoded("王芳") + "&documentNumber=11010519491231002X&entryDays=" + day);
        submitted(path, day);

        Document read = page(english, path);
        assertThat(read.select("#draft")).isEmpty();
        assertThat(read.select("h1").text()).isEqualTo("王芳");
        assertThat(read.select(".facts").text()).contains("11010519491231002X", "31 December 1949 · Female");
        assertThat(read.select("#days input[checked]").eachAttr("value")).containsExactly(day);
        assertThat(page(english, "/persons?tab=in-review").select("a[href=" + path + "]"))
                .isNotEmpty();
        assertThat(page(english, "/persons?tab=draft").select("a[href=" + path + "]"))
                .isEmpty();

        assertThat(english.form(path + "/entry-days", "").status()).isEqualTo(422);
        assertThat(english.form(path + "/entry-days", "entryDays=1999-01-01").status())
                .isEqualTo(422);
        Answer changed = english.form(path + "/entry-days", "entryDays=" + later);
        assertThat(changed.header("Location")).isEqualTo(path + "?done=days");
        assertThat(page(english, path).select("#days input[checked]").eachAttr("value"))
                .containsExactly(later);

        run("UPDATE person SET ordered_at = now() WHERE person_id = '" + id(path) + "'");
        assertThat(page(english, path).select("#days")).isEmpty();
        assertThat(english.form(path + "/entry-days", "entryDays=" + day).status())
                .isEqualTo(409);
    }

    @Test
    @Tag("R-PER-4")
    void whoWasSentBackSeesWhyOnTopAndBesideTheFields() {
        String path = added("mainland");
        save(path, "name=" + encoded("周青") + "&documentNumber=11010519491231002X");
        sentBack(path, List.of(new Reason("name", "与证件不符"), new Reason("photo", "看不清脸")));

        Document form = page(chinese, path);

        assertThat(form.select(".banner.bad").text()).contains("退回修改", "姓名：与证件不符", "证件照片：看不清脸");
        assertThat(form.select(".banner.bad a").eachAttr("href")).containsExactly("#name", "#photo");
        assertThat(form.select("#name-error").text()).contains("与证件不符");
        assertThat(form.select("#photo-error").text()).contains("看不清脸");
        assertThat(form.select("#name").attr("aria-describedby")).contains("name-error");
        assertThat(saved(path, "name=" + encoded("周晴")).status()).isEqualTo(303);
        Element row = page(chinese, "/persons?tab=returned").expectFirst("tr:has(a[href=" + path + "])");
        assertThat(row.text()).contains("周晴", "退回修改", "去修改").doesNotContain("删除");
        assertThat(page(chinese, "/progress").text()).contains("1 人被退回待修改");
    }

    @Test
    @Tag("R-PER-4")
    void whoWasSentBackIsGivenUpAfterAQuestionAndIsThenOnlyRead() {
        String path = added("mainland");
        save(path, "name=" + encoded("吴桐"));
        sentBack(path, List.of(new Reason("photo", "看不清脸")));
        Element row = page(chinese, "/persons?tab=returned").expectFirst("tr:has(a[href=" + path + "])");
        assertThat(row.expectFirst("a.danger").attr("href")).isEqualTo(path + "/cancel");
        assertThat(page(chinese, path).select("a.danger").eachAttr("href")).containsExactly(path + "/cancel");

        Document question = page(english, path + "/cancel");

        assertThat(question.expectFirst("[data-question] h1").text()).isEqualTo("Withdraw 吴桐?");
        assertThat(question.select("[data-question] form").attr("action")).isEqualTo(path + "/cancel");
        assertThat(question.select("[data-cancel]").attr("href")).isEqualTo(path);
        assertThat(english.form(path + "/cancel", "").header("Location")).isEqualTo("/persons?done=cancelled");
        Document ended = page(chinese, "/persons?tab=ended&done=cancelled");
        assertThat(ended.select(".banner.good").text()).isEqualTo("已注销。");
        assertThat(ended.select("a[href=" + path + "]")).isNotEmpty();
        assertThat(page(chinese, path).select("a.danger, form#draft")).isEmpty();
        assertThat(english.form(path + "/cancel", "").status()).isEqualTo(409);
    }

    @Test
    @Tag("R-ADR")
    void theProgressAsksForAnAddressOnceSomebodyWantsTheBadgeByExpress() {
        run("DELETE FROM address WHERE unit_id = '" + unit + "'");
        run("UPDATE person SET state = 'cancelled' WHERE unit_id = '" + unit + "'");
        String path = added("mainland");
        save(path, "name=" + encoded("吴桐") + "&delivery=pick-up");
        assertThat(page(chinese, "/progress").select("a[href=/addresses/new]")).isEmpty();

        String other = added("mainland");
        save(other, "name=" + encoded("吴桐") + "&delivery=express");

        assertThat(page(chinese, "/progress").select("a[href=/addresses/new]")).isNotEmpty();
        run("UPDATE person SET state = 'cancelled' WHERE person_id = '" + id(other) + "'");
        assertThat(page(chinese, "/progress").select("a[href=/addresses/new]")).isEmpty();
    }

    /** As a reviewer leaves it. */
    private void sentBack(String path, List<Reason> reasons) {
        UUID edition = SERVER.database()
                .sql("SELECT edition_id FROM person WHERE person_id = '" + id(path) + "'")
                .get(0)
                .get(UUID.class, 0);
        PersonKey key = new PersonKey(unit, new EditionId(edition), PersonId.parse(id(path)));
        RoundSeal seal = new RoundSeal(new FieldCipher(
                KeyRing.parse(
                        "security.fieldKeys",
                        new Secret(SERVER.settings().security().fieldKeys().value())),
                new SecureRandom()));
        run("INSERT INTO person_round (unit_id, edition_id, person_id, round, body, submitted_at, outcome, reasons,"
                + " decided_at) SELECT unit_id, edition_id, person_id, 1, "
                + hex(seal.body(key, 1, Map.of()))
                + ", now(), 'returned', " + hex(seal.reasons(key, 1, reasons))
                + ", now() FROM person WHERE person_id = '" + id(path) + "'");
        run("UPDATE person SET state = 'returned', round = 1 WHERE person_id = '" + id(path) + "'");
    }

    private static String hex(Buffer bytes) {
        return "decode('" + HexFormat.of().formatHex(bytes.getBytes()) + "', 'hex')";
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** As the submission leaves it; what it checks is its own matter. */
    private static void submitted(String path, String day) {
        run("UPDATE person SET state = 'submitted', round = 1, submitted_at = now(), entry_days = ARRAY['" + day
                + "'::date] WHERE person_id = '" + id(path) + "'");
        run("UPDATE draft SET locked = true WHERE page = 'person." + id(path) + "'");
    }

    private Answer upload(String path, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return english.send("POST", path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private static byte[] picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.DARK_GRAY);
        pen.fillOval(width / 4, height / 5, width / 2, height / 2);
        pen.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            assertThat(ImageIO.write(image, "jpeg", out)).isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
