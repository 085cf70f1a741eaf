package org.fairgate.account.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fairgate.kernel.Role;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sign-in that is not finished opens nothing but what finishes it. */
@Tag("R-ORG")
class StaffFirstSignInApiTest {
    private static final String FRESH = "Orchid-9-window";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Answer signIn(String username, String password) {
        return SERVER.anonymous().post("/api/v1/staff/sessions", Map.of("username", username, "password", password));
    }

    private static String startPassword(String username) {
        Api organiser = SERVER.staff(Role.ORGANISER, SERVER.newId());
        Answer made =
                organiser.post("/api/v1/staff", Map.of("username", username, "displayName", "李明", "role", "organiser"));
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        return made.json().path("startPassword").asText();
    }

    @Test
    void untilTheStartPasswordIsReplacedOnlyTheOwnAccountAnswers() {
        String start = startPassword("api.one");
        Answer door = signIn("api.one", start);
        assertThat(door.json().path("unfinished").asBoolean()).isTrue();
        Api unfinished =
                SERVER.anonymous().bearer(door.json().path("accessToken").asText());
        assertThat(unfinished
                        .get("/api/v1/staff/me")
                        .json()
                        .path("mustChangePassword")
                        .asBoolean())
                .isTrue();
        for (String path : new String[] {"/api/v1/staff", "/api/v1/notices", "/api/v1/sessions"}) {
            assertThat(unfinished.get(path).code()).isEqualTo("http.sign-in-unfinished");
        }
        assertThat(unfinished.get("/api/v1/drafts").code()).isEqualTo("http.forbidden");
        Answer page = unfinished.with("Accept", "text/html").get("/staff");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("/staff/me");
        Answer changed =
                unfinished.put("/api/v1/staff/me/password", Map.of("oldPassword", start, "newPassword", FRESH));
        assertThat(changed.json().path("unfinished").asBoolean()).isFalse();
        Api finished =
                SERVER.anonymous().bearer(changed.json().path("accessToken").asText());
        assertThat(finished.get("/api/v1/staff").status()).isEqualTo(200);
        assertThat(unfinished.get("/api/v1/staff/me").code()).isEqualTo("http.unauthenticated");
        assertThat(signIn("api.one", start).code()).isEqualTo("account.sign-in-failed");
        assertThat(signIn("api.one", FRESH).json().path("unfinished").asBoolean())
                .isFalse();
    }

    @Test
    void anUnfinishedSignInCanBeEnded() {
        Answer door = signIn("api.two", startPassword("api.two"));
        Api unfinished =
                SERVER.anonymous().bearer(door.json().path("accessToken").asText());
        assertThat(unfinished.delete("/api/v1/sessions/current").status()).isEqualTo(204);
        assertThat(unfinished.get("/api/v1/staff/me").code()).isEqualTo("http.unauthenticated");
    }

    @Test
    void aStartPasswordIsKeptUnderNoKey() {
        Api organiser = SERVER.staff(Role.ORGANISER, SERVER.newId()).with("Idempotency-Key", "once");
        Map<String, Object> wanted = Map.of("username", "api.three", "displayName", "李明", "role", "finance");
        assertThat(organiser.post("/api/v1/staff", wanted).status()).isEqualTo(201);
        assertThat(organiser.post("/api/v1/staff", wanted).code()).isEqualTo("account.staff-username-taken");
    }

    @Test
    void onlyTheOrganiserAdministersStaff() {
        for (Role role : Role.values()) {
            Api caller = role == Role.UNIT ? SERVER.unit(SERVER.newUnit()) : SERVER.staff(role, SERVER.newId());
            assertThat(caller.get("/api/v1/staff").status()).isEqualTo(role == Role.ORGANISER ? 200 : 403);
        }
    }
}
