package org.fairgate.notice.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fairgate.kernel.Role;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-NOT")
class NoticeDeskApiTest {
    /** Without the notice role: what is enqueued stays as the tests put it. */
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("FAIRGATE_ROLES", "http,auto-save");

    private final UUID member = SERVER.newId();
    private final Api organiser = SERVER.staff(Role.ORGANISER, member);

    /** A notice that was given up; a code to this address. */
    private static UUID dead(String address) {
        Answer sent = SERVER.anonymous()
                .post("/api/v1/verification-codes", Map.of("channel", "mail", "target", address, "purpose", "sign-up"));
        assertThat(sent.status()).isEqualTo(202);
        return SERVER.database()
                .sql("UPDATE notice SET state = 'dead', attempts = 20, last_error = 'connection refused'"
                        + " WHERE notice_id = (SELECT notice_id FROM notice ORDER BY notice_id DESC LIMIT 1)"
                        + " RETURNING notice_id")
                .get(0)
                .getUUID(0);
    }

    private static String state(UUID notice) {
        return SERVER.database()
                .sql("SELECT state FROM notice WHERE notice_id = $1", notice)
                .get(0)
                .getString(0);
    }

    @Test
    void deadNoticesAreListedNewestFirstInPagesWithMaskedRecipients() {
        List<String> ids = new ArrayList<>(IntStream.range(0, 5)
                .mapToObj(i -> {
                    SERVER.clock().advance(Duration.ofSeconds(1));
                    return dead("listed" + i + "@example.cn").toString();
                })
                .toList());
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    organiser.get("/api/v1/notices?state=dead&limit=2" + cursor).json();
            assertThat(page.path("notices").size()).isBetween(1, 2);
            page.path("notices").forEach(notice -> seen.add(notice.path("id").asText()));
            assertThat(page.toString()).doesNotContain("listed").contains("connection refused", "@example.cn");
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsAll(ids);
        java.util.Collections.reverse(ids);
        assertThat(seen.subList(0, 5)).isEqualTo(ids);
    }

    @Test
    void aReplayedNoticeGetsItsTriesAgainAndLeavesAnAuditEntry() {
        UUID notice = dead("again@example.cn");
        assertThat(organiser.post("/api/v1/notices/" + notice + "/replay", "").status())
                .isEqualTo(204);
        assertThat(state(notice)).isEqualTo("pending");
        Row entry = SERVER.database()
                .sql("SELECT actor, action, from_state, to_state FROM audit WHERE subject = $1", "notice:" + notice)
                .get(0);
        assertThat(entry.deepToString()).isEqualTo("[staff:" + member + ",notice.replayed,dead,pending]");
        Answer twice = organiser.post("/api/v1/notices/" + notice + "/replay", "");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.code()).isEqualTo("notice.not-dead");
        assertThat(twice.json().path("state").asText()).isEqualTo("pending");
        assertThat(SERVER.database().count("SELECT count(*) FROM audit WHERE subject = $1", "notice:" + notice))
                .isEqualTo(1);
    }

    @Test
    void aCodePastItsLifeIsNotSentAgain() {
        UUID notice = dead("late@example.cn");
        SERVER.clock().advance(Duration.ofMinutes(6));
        Api later = SERVER.staff(Role.ORGANISER, member);
        assertThat(later.post("/api/v1/notices/" + notice + "/replay", "").code())
                .isEqualTo("notice.expired");
        assertThat(state(notice)).isEqualTo("dead");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(organiser
                        .post("/api/v1/notices/" + SERVER.newId() + "/replay", "")
                        .status())
                .isEqualTo(404);
        assertThat(organiser.post("/api/v1/notices/none/replay", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state=sent", "limit=0", "limit=201", "limit=x", "cursor=x", "cursor=2026-09-01T02:00:00Z_x"})
    void aMalformedQueryIsRefused(String query) {
        assertThat(organiser.get("/api/v1/notices?" + query).status()).isEqualTo(400);
    }

    @Test
    void onlyTheOrganiserHasADesk() {
        String replay = "/api/v1/notices/" + dead("closed@example.cn") + "/replay";
        for (Role role : Role.values()) {
            if (role != Role.ORGANISER) {
                Api other = SERVER.staff(role, SERVER.newId());
                assertThat(other.get("/api/v1/notices").status())
                        .as(role.name())
                        .isEqualTo(403);
                assertThat(other.post(replay, "").status()).as(role.name()).isEqualTo(403);
            }
        }
        assertThat(SERVER.anonymous().get("/api/v1/notices").status()).isEqualTo(401);
        assertThat(SERVER.anonymous().post(replay, "").status()).isEqualTo(401);
    }
}
