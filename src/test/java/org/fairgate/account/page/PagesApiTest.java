package org.fairgate.account.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-ACC-1")
@Tag("R-ACC-9")
class PagesApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .with("FAIRGATE_DEMO_ENABLED", "on")
            .with("FAIRGATE_DEMO_SIMULATOR_PORT", "0")
            .with("FAIRGATE_DEMO_SMTP_PORT", "0");

    private static final String STEP_TWO = "/sign-up/account?category=domestic-enterprise&kind=organisation";

    private static Api reader() {
        return SERVER.anonymous().with("Accept", "text/html").with("Accept-Language", "en");
    }

    @Test
    void aWrongPasswordDrawsTheFormAgainWithoutThePassword() {
        Answer answer = reader().form("/sign-in", "login=buyer%40example.org&password=Secret-word-9");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .contains("value=\"buyer@example.org\"", "data-error-summary", "<title>Error:")
                .doesNotContain("Secret-word-9");
    }

    @Test
    void whatWasTypedIntoTheSignUpFormComesBackWithEveryFaultNamed() {
        Answer answer = reader().form(STEP_TWO, "creditCode=91350100M000100Y44&name=%3Cb%3EX&mobile=123&password=");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("91350100M000100Y44", "href=\"#creditCode\"", "href=\"#mobile\"", "value=\"&lt;b>X\"")
                .contains("href=\"#delegation\"", "Choose a delegation");
    }

    @Test
    void theFirstStepSaysWhatIsMissing() {
        Answer answer = reader().get("/sign-up/account?category=none&kind=organisation");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Choose a category", "action=\"/sign-up/account\"");
    }

    @Test
    void withoutScriptsTheCodeButtonKeepsWhatWasTyped() {
        Answer answer = reader().form(STEP_TWO, "_send=mail&email=buyer%40example.org&name=Harbour+Trading");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("E-mail sent", "Harbour Trading", "buyer@example.org");
    }

    @Test
    void aForgottenPasswordLooksTheSameForAnAccountThatDoesNotExist() {
        Answer answer = reader().form("/forgot-password", "login=nobody%40example.org&channel=mail");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("If this account exists", "value=\"nobody@example.org\"");
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        Answer answer = reader().with("Origin", "https://elsewhere.example").form("/sign-in", "login=a&password=b");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void theLanguageSwitchComesBackToThePageAndIsRemembered() {
        Answer answer = reader().get("/language/zh-CN?back=%2Fhelp%3Fq%3Dguangzhou");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/help?q=guangzhou");
        assertThat(answer.cookies()).anyMatch(cookie -> cookie.startsWith("fg-lang=zh-CN"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%2F%2Felsewhere.example", "https%3A%2F%2Felsewhere.example", "%2F%5Celsewhere", "%2Fa%0D%0Ab"})
    void theLanguageSwitchLeadsNowhereElse(String back) {
        assertThat(reader().get("/language/en?back=" + back).header("Location")).isEqualTo("/");
    }

    @Test
    void helpFindsASubDelegationInEitherLanguage() {
        assertThat(reader().get("/help?q=guangzhou").text()).contains("Guangzhou Sub-delegation");
        assertThat(reader().get("/help?q=%E5%B9%BF%E5%B7%9E").text()).contains("Guangzhou Sub-delegation");
        assertThat(reader().get("/help?q=%3Cscript%3E").text())
                .contains("&lt;script>")
                .doesNotContain("<script>");
    }
}
