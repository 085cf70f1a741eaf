package org.fairgate.submission.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.FullUnit;
import org.fairgate.testing.TestServer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of a submission over HTTP, without scripts. */
class SubmissionPagesApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("FAIRGATE_DEMO_ENABLED", "on");

    private static final String CONFIRMED = "&confirmed=yes";

    private final UnitId unit = SERVER.demoUnit();
    private final Api api = SERVER.unit(unit);
    private final FullUnit full = new FullUnit(api);
    private final Api chinese = api.with("Accept", "text/html");

    @Test
    @Tag("R-UNIT-5")
    @Tag("R-UNIT-6")
    @Tag("R-UNIT-7")
    void aUnitIsSubmittedSentBackMendedAndWithdrawnWithoutScripts() {
        nothingIsThereYet();
        assertThat(full.pages()).isNotEmpty();
        String person = full.person();
        String incomplete = full.person("1");
        whatIsMissingComesFirst(person, incomplete);
        theConsequenceIsNamedBeforeAnythingHappens(person);
        itIsSubmittedAndLocked(person);
        sendBack();
        theReasonsStandBesideTheFields();
        itIsSubmittedAgainAndWithdrawn();
    }

    private void nothingIsThereYet() {
        assertThat(chinese.get("/submission/result").header("Location")).isEqualTo("/submission");
        assertThat(chinese.get("/submission/record.pdf").status()).isEqualTo(404);
        Document page = page("/submission");
        assertThat(page.select(".errors a[href^=/unit/]")).hasSize(13);
        assertThat(page.select("button[form=submission]")).isEmpty();
        assertThat(page.select(".site-nav .due")).isEmpty();
        assertThat(chinese.form("/submission", CONFIRMED).status()).isEqualTo(422);
        assertThat(chinese.form("/submission", "person=1").status()).isEqualTo(400);
    }

    private void whatIsMissingComesFirst(String person, String incomplete) {
        Document page = page("/submission");

        assertThat(page.select(".errors a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(link -> link.startsWith("/persons/" + incomplete + "?check=1#"));
        assertThat(page.select("input[name=person][checked]").eachAttr("value")).containsExactly(person);
        assertThat(page.select("input[name=person][disabled]").eachAttr("value"))
                .containsExactly(incomplete);
        assertThat(page.select(".site-nav .due").text()).isEqualTo("待提交 2 人");
        assertThat(page("/unit/details").select(".site-nav .due").text()).isEqualTo("待提交 2 人");
    }

    private void theConsequenceIsNamedBeforeAnythingHappens(String person) {
        Answer asked = chinese.form("/submission", "person=" + person);

        assertThat(asked.status()).isEqualTo(200);
        Document question = Jsoup.parse(asked.text());
        assertThat(question.select("[data-question]").text()).contains(FullUnit.NAME, "1 名人员", "李明", "撤回");
        assertThat(question.select("[data-question] input[name=person]").eachAttr("value"))
                .containsExactly(person);
        assertThat(page("/submission").select(".site-nav .due").text()).isEqualTo("待提交 2 人");
    }

    private void itIsSubmittedAndLocked(String person) {
        Answer submitted = chinese.form("/submission", "person=" + person + CONFIRMED);
        assertThat(submitted.status()).isEqualTo(303);
        assertThat(submitted.header("Location")).isEqualTo("/submission/result");
        assertThat(chinese.form("/submission", "person=" + person + CONFIRMED).status())
                .isEqualTo(409);

        Document result = page("/submission/result");
        assertThat(result.select(".receipt code").text()).matches("FG-\\w{5}-\\w{5}-1");
        assertThat(result.select("form[action=/submission/withdraw]")).hasSize(1);
        assertThat(result.select(".site-nav .due").text()).isEqualTo("待提交 1 人");
        Document details = page("/unit/details");
        assertThat(details.select("main input, main textarea, main select")).isEmpty();
        assertThat(details.select("main dl").text()).contains(FullUnit.NAME);
        assertThat(page("/unit/qualification").select("input[type=file]")).isEmpty();
        Answer pdf = chinese.get("/submission/record.pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.contentType()).isEqualTo("application/pdf");
    }

    /** As the reviewers' workbench would: here only what the unit's pages read of it. */
    private void sendBack() {
        KeyRing ring = KeyRing.parse(
                "keys", new Secret(SERVER.settings().security().fieldKeys().value()));
        UUID edition =
                SERVER.database().sql("SELECT edition_id FROM edition").get(0).getUUID(0);
        byte[] reasons = new FieldCipher(ring, new SecureRandom())
                .encrypt(
                        "unit-round/reasons/" + unit + "/" + edition + "/1",
                        "{\"reasons\":[{\"field\":\"unit/name\",\"text\":\"与营业执照不符\"},{\"field\":\"\",\"text\":\"请补充材料\"}]}");
        for (String sql : List.of(
                "UPDATE unit SET state = 'returned', opened_at = now(), decided_at = now() WHERE unit_id = $1",
                "UPDATE draft SET locked = false WHERE unit_id = $1 AND page IN ('unit', 'contact')")) {
            assertThat(SERVER.database().sql(sql, unit.value())).isEmpty();
        }
        assertThat(SERVER.database()
                        .sql(
                                "UPDATE unit_round SET outcome = 'returned', decided_at = now(), reasons = $2 WHERE unit_id = $1",
                                unit.value(),
                                Buffer.buffer(reasons)))
                .isEmpty();
    }

    private void theReasonsStandBesideTheFields() {
        Document details = page("/unit/details");
        assertThat(details.select("#name-error").text()).contains("与营业执照不符");
        assertThat(details.select(".banner.bad").text()).contains("请补充材料");
        assertThat(details.select("input[name=name]")).hasSize(1);
        assertThat(page("/submission").select("button[form=submission]").text()).isEqualTo("重新提交");
        assertThat(page("/submission/result").select(".banner.bad a").eachAttr("href"))
                .contains("/unit/details#name");
        assertThat(api.get("/api/v1/submissions/current")
                        .json()
                        .at("/reasons/0/field")
                        .asText())
                .isEqualTo("unit/name");
    }

    private void itIsSubmittedAgainAndWithdrawn() {
        assertThat(chinese.form("/submission", CONFIRMED).status()).isEqualTo(303);
        assertThat(page("/submission/result").select(".receipt code").text()).endsWith("-2");
        assertThat(Jsoup.parse(chinese.form("/submission/withdraw", "").text()).select("[data-question]"))
                .hasSize(1);
        Answer withdrawn = chinese.form("/submission/withdraw", CONFIRMED);
        assertThat(withdrawn.header("Location")).isEqualTo("/submission?withdrawn=1");
        assertThat(page("/submission?withdrawn=1").select(".banner.warn").text())
                .contains("已经撤回");
        assertThat(chinese.form("/submission/withdraw", CONFIRMED).status()).isEqualTo(409);
    }

    private Document page(String path) {
        Answer answer = chinese.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.text());
    }
}
