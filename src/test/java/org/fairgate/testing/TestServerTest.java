package org.fairgate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fairgate.kernel.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestServerTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    @Timeout(120)
    void itIsReadyOnceTheDemoUnitStandsThere() {
        Answer answer = SERVER.anonymous().get("/health/ready");
        while (answer.status() != 200) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().path("database").asText()).isEqualTo("starting");
            var unused =
                    SERVER.database().vertx().timer(100, TimeUnit.MILLISECONDS).await();
            answer = SERVER.anonymous().get("/health/ready");
        }
        assertThat(answer.json().path("status").asText()).isEqualTo("ready");
        assertThat(SERVER.database().count("SELECT count(*) FROM account")).isEqualTo(1);
    }

    @Test
    void itKnowsAUnitByTheTokenMadeForIt() {
        Api unit = SERVER.unit(SERVER.newUnit()).with("If-None-Match", "*");
        assertThat(SERVER.anonymous().get("/api/v1/drafts").code()).isEqualTo("http.unauthenticated");
        assertThat(SERVER.staff(Role.ORGANISER, SERVER.newId())
                        .get("/api/v1/drafts")
                        .code())
                .isEqualTo("http.forbidden");
        assertThat(unit.put("/api/v1/drafts/unit", Map.of("name", "甲")).status())
                .isEqualTo(200);
    }

    @Test
    void aTokenEndsWhenTheTestsClockMovesOn() {
        Api unit = SERVER.unit(SERVER.newUnit());
        assertThat(unit.get("/api/v1/drafts/local-key").status()).isEqualTo(200);
        SERVER.clock().advance(Duration.ofMinutes(20));
        assertThat(unit.get("/api/v1/drafts/local-key").code()).isEqualTo("http.unauthenticated");
    }

    @Test
    void itReceivesTheCodesThatAreSent() {
        Map<String, String> asked = Map.of("channel", "sms", "target", "13800138000", "purpose", "sign-up");
        assertThat(SERVER.anonymous().post("/api/v1/verification-codes", asked).status())
                .isEqualTo(202);
        assertThat(SERVER.code("13800138000")).matches("\\d{6}");
    }
}
