package org.fairgate.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.fairgate.testing.Answer;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sign-up by API asks the same of the fair as the page does. */
class SignUpApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @AfterEach
    void backToTheOpenFair() {
        SERVER.clock().set(TestClock.START);
    }

    private static Answer signUp(String delegation) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "region", "domestic",
                "category", "enterprise",
                "kind", "organisation",
                "creditCode", World.creditCode(),
                "name", "Example",
                "delegation", delegation,
                "mobile", World.mobile(),
                "mobileCode", "000000",
                "email", World.email(),
                "emailCode", "000000"));
        body.put("password", World.PASSWORD);
        return SERVER.anonymous().post("/api/v1/accounts", body);
    }

    private static String wrongFields(Answer answer) {
        StringBuilder all = new StringBuilder();
        for (JsonNode error : answer.json().path("errors")) {
            all.append(error.path("pointer").asText())
                    .append(' ')
                    .append(error.path("code").asText())
                    .append('\n');
        }
        return all.toString();
    }

    @Test
    @Tag("R-ACC-4")
    void aDelegationWithSubDelegationsCannotBeJoinedItself() {
        Answer above = signUp("guangdong");
        assertThat(above.status()).isEqualTo(422);
        assertThat(wrongFields(above)).isEqualTo("/delegation account.delegation-unknown\n");
        Answer leaf = signUp("guangdong-guangzhou");
        assertThat(wrongFields(leaf)).contains("account.code-wrong").doesNotContain("/delegation");
    }

    @Test
    @Tag("R-ACC-1")
    void whileRegistrationIsClosedNobodySignsUpAndNoCodeIsSent() {
        SERVER.clock().advance(Duration.ofDays(400));
        Answer refused = signUp("guangdong-guangzhou");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("edition.not-open");
        Answer code = SERVER.anonymous()
                .post(
                        "/api/v1/verification-codes",
                        Map.of("channel", "mail", "target", World.email(), "purpose", "sign-up"));
        assertThat(code.status()).isEqualTo(409);
        assertThat(code.code()).isEqualTo("edition.not-open");
    }

    @Test
    @Tag("R-ACC-9")
    void aForgottenPasswordCanBeReplacedAlsoAfterRegistrationHasClosed() {
        SERVER.clock().advance(Duration.ofDays(400));
        assertThat(SERVER.anonymous()
                        .post(
                                "/api/v1/verification-codes",
                                Map.of("channel", "mail", "target", World.email(), "purpose", "password-reset"))
                        .status())
                .isEqualTo(202);
    }
}
