package org.fairgate.unit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages with draft forms over HTTP, as the demo's unit sees them. */
@Tag("R-SAVE-1")
class UnitPagesApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("FAIRGATE_DEMO_ENABLED", "on");

    private static final Pattern BASE = Pattern.compile("name=\"_base\" value=\"(\\d+)\"");

    private final Api unit = SERVER.unit(SERVER.demoUnit()).with("Accept", "text/html");

    @ParameterizedTest
    @ValueSource(strings = {"/unit/details", "/unit/contact", "/unit/purchase-intention"})
    void aDraftPageBringsTheKeyOfItsLocalCopiesAndIsKeptNowhere(String path) {
        Answer key = unit.get("/api/v1/drafts/local-key");

        Answer page = unit.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.text())
                .contains("data-key-id=\"" + key.json().path("keyId").asText() + "\"")
                .contains("data-key=\"" + key.json().path("key").asText() + "\"");
    }

    @Test
    void onASharedComputerThePageBringsNoKey() {
        Answer page = unit.with("Cookie", "fg-shared=1").get("/unit/details");

        assertThat(page.text()).contains("data-draft-page=\"unit\"").doesNotContain("data-key");
    }

    @Test
    void everyCountryOfTheWorldCanBeTickedWithoutScripts() {
        String all = Arrays.stream(Locale.getISOCountries())
                .map(country -> "countries=" + country)
                .collect(Collectors.joining("&"));
        var base = BASE.matcher(unit.get("/unit/purchase-intention").text());
        assertThat(base.find()).isTrue();

        Answer answer = unit.form("/unit/purchase-intention", "_base=" + base.group(1) + "&" + all);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(unit.get("/api/v1/drafts/purchase-intention")
                        .json()
                        .path("countries")
                        .size())
                .isEqualTo(Locale.getISOCountries().length);
    }

    @Test
    void afterClosingPagesAreReadAndTakeNothing() {
        Duration beyond = Duration.ofDays(100);
        SERVER.clock().advance(beyond);
        Api late = SERVER.unit(SERVER.demoUnit()).with("Accept", "text/html").with("Accept-Language", "en");

        assertThat(late.get("/progress").text()).contains("Registration closed at the end of");
        assertThat(late.get("/unit/contact").text())
                .contains("Registration is not open", "<fieldset data-draft-fields class=\"field\" disabled>")
                .doesNotContain("data-draft-page", "data-key");
        assertThat(late.get("/unit/qualification").text())
                .contains("Registration is not open")
                .doesNotContain("data-upload");
        assertThat(late.get("/unit/preview").text())
                .contains("Registration is not open")
                .doesNotContain("Change<span", "?check=1", "class=\"button\" href=\"/submission\"");
        assertThat(late.get("/submission").text())
                .contains("Registration is not open")
                .doesNotContain("Change<span", "?check=1", "you can also submit later");
        assertThat(SERVER.anonymous()
                        .with("Accept", "text/html")
                        .with("Accept-Language", "en")
                        .get("/sign-up")
                        .text())
                .contains("Registration closed at", "No new account can be created");
        SERVER.clock().advance(beyond.negated());
    }
}
