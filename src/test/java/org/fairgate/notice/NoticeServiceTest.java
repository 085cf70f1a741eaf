package org.fairgate.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("R-NOT")
class NoticeServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private NoticeBench bench;

    @BeforeEach
    void emptyOutbox() {
        bench = new NoticeBench(DATABASE);
    }

    @Test
    void theSameKeyEntersTheOutboxOnce() {
        bench.enqueueMail("k");
        bench.enqueueMail("k");

        assertThat(DATABASE.count("SELECT count(*) FROM notice")).isEqualTo(1);
    }

    @Test
    void aBatchEntersTheOutboxWithEachKeyOnce() {
        bench.enqueueMail("k1");
        List<Notice> batch = Stream.of("k3", "k1", "k2", "k3")
                .map(key -> NoticeBench.mail(NoticeKind.ACCOUNT_CREATED, Map.of(), key))
                .toList();

        DATABASE.db().tx(tx -> bench.service.enqueueAll(tx, batch)).await();
        DATABASE.db().tx(tx -> bench.service.enqueueAll(tx, List.of())).await();

        assertThat(DATABASE.sql("SELECT key FROM notice ORDER BY key"))
                .extracting(row -> row.getString(0))
                .containsExactly("k1", "k2", "k3");
    }

    @Test
    void whatIsOverIsRemovedAfterItsTimeAndWhatStillWaitsIsNot() {
        for (String state : List.of("sent", "dead", "failed", "pending")) {
            bench.enqueueMail(state);
            bench.change("UPDATE notice SET state = $1 WHERE key = $1", state);
        }
        bench.clock.advance(Duration.ofDays(90));
        assertThat(purge()).isZero();
        bench.clock.advance(Duration.ofSeconds(1));
        assertThat(purge()).isEqualTo(2);
        assertThat(DATABASE.count("SELECT count(*) FROM notice WHERE state IN ('failed', 'pending')"))
                .isEqualTo(2);
    }

    private int purge() {
        return DATABASE.db()
                .read(client -> bench.service.purge(client, Duration.ofDays(90)))
                .await();
    }

    @Test
    void aNoticeOfATransactionThatFailsIsNeverSent() {
        Future<Void> failing = DATABASE.db()
                .tx(tx -> bench.service
                        .enqueue(tx, NoticeBench.mail(NoticeKind.ACCOUNT_CREATED, Map.of(), "k"))
                        .compose(done -> Future.failedFuture(new IllegalStateException("rolled back"))));

        assertThatThrownBy(failing::await).hasMessage("rolled back");
        assertThat(DATABASE.count("SELECT count(*) FROM notice")).isZero();
    }

    @Test
    void recipientAndCodeAreNotReadableInTheDatabase() {
        bench.enqueue(NoticeBench.mail(NoticeKind.VERIFICATION_CODE, Map.of("code", "135790"), "k"));

        String whole = DATABASE.sql("SELECT encode(convert_to(notice::text, 'UTF8'), 'hex') AS hex FROM notice")
                .get(0)
                .getString("hex");
        assertThat(whole).doesNotContain(hex(NoticeBench.MAIL)).doesNotContain(hex("135790"));
        assertThat(hexOf("recipient")).doesNotContain(hex(NoticeBench.MAIL));
        assertThat(hexOf("parameters")).doesNotContain(hex("135790"));
    }

    @Test
    void whatCannotBeSentIsRefusedAtOnce() {
        assertThatThrownBy(() -> NoticeBench.mail(NoticeKind.VERIFICATION_CODE, Map.of(), "k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("code");
        UnitId unit = new UnitId(new UUID(1, 1));
        assertThatThrownBy(() -> new Notice(
                        unit, Channel.SMS, "138 0000", NoticeKind.ACCOUNT_CREATED, Language.EN, Map.of(), "k"))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Notice(
                        unit,
                        Channel.MAIL,
                        "a@b.cn\r\nBcc: c@d.cn",
                        NoticeKind.ACCOUNT_CREATED,
                        Language.EN,
                        Map.of(),
                        "k"))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void aDeadNoticeCanBeReplayedAndThenHasAllItsTries() {
        NoticeBench.Hand hand = NoticeBench.Hand.that(Outcome.refused("SMTP 550"));
        NoticeDispatcher dispatcher = bench.dispatcher(hand);
        bench.enqueueMail("k");
        assertThat(dispatcher.runOnce().await()).isFalse();
        assertThat(bench.state("k")).isEqualTo("dead");
        UUID id = bench.row("k").getUUID("notice_id");

        hand.now(Outcome.sent());
        assertThat(replay(id)).isTrue();
        assertThat(bench.row("k").getInteger("attempts")).isZero();
        assertThat(dispatcher.runOnce().await()).isFalse();

        assertThat(bench.state("k")).isEqualTo("sent");
        assertThat(replay(id)).isFalse();
    }

    @Test
    void aCodePastItsLifeCannotBeReplayed() {
        bench.enqueue(NoticeBench.mail(NoticeKind.VERIFICATION_CODE, Map.of("code", "135790"), "k"));
        bench.clock.advance(NoticeBench.CODE_LIFE.plus(Duration.ofSeconds(1)));
        assertThat(bench.dispatcher(NoticeBench.Hand.that(Outcome.sent()))
                        .runOnce()
                        .await())
                .isFalse();

        assertThat(replay(bench.row("k").getUUID("notice_id"))).isFalse();
    }

    private boolean replay(UUID id) {
        return DATABASE.db().tx(tx -> bench.service.replay(tx, id)).await();
    }

    private static String hexOf(String column) {
        return DATABASE.sql("SELECT encode(" + column + ", 'hex') AS hex FROM notice")
                .get(0)
                .getString("hex");
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
