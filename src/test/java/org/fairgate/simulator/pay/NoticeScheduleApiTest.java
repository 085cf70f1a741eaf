package org.fairgate.simulator.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fairgate.simulator.alipay.AlipayCalls;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.notice.Notice;
import org.fairgate.simulator.pay.notice.Pace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When notices are sent again, by a clock that the test turns. */
class NoticeScheduleApiTest {
    private static final String NUMBER = "CB20210901000002";
    private PayStage stage = new PayStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    private void pay() {
        PayStage.await(new AlipayCalls(stage).open(NUMBER));
        PayStage.await(stage.simulator.pay().pay(PayGateway.ALIPAY, NUMBER));
    }

    private Notice notice() {
        return stage.simulator.pay().notices(PayGateway.ALIPAY, NUMBER).get(0);
    }

    /** Minutes from the first sending to each. */
    private List<Long> minutes() {
        Instant first = notice().sendings().get(0).at();
        return notice().sendings().stream()
                .map(sending -> Duration.between(first, sending.at()).toMinutes())
                .toList();
    }

    private void runAllDay() {
        for (int minute = 0; minute < 26 * 60; minute++) {
            stage.advanceAndRun(Duration.ofMinutes(1));
        }
    }

    @Test
    void anUnansweredNoticeIsSentEightTimesWithinTwentyFiveHours() {
        stage.answerWith(200, "<html>success</html>");
        pay();
        runAllDay();

        assertThat(minutes()).containsExactly(0L, 4L, 14L, 24L, 84L, 204L, 564L, 1464L);
        assertThat(notice().standing()).isEqualTo(Notice.Standing.GIVEN_UP);
        assertThat(stage.told().stream()
                        .map(told -> AlipayCalls.field(told, "notify_id"))
                        .distinct())
                .hasSize(1);
        assertThat(stage.told()).allMatch(AlipayCalls::isGenuine);
    }

    @Test
    void theRightAnswerEndsTheSchedule() {
        stage.answerWith(500, "");
        pay();
        stage.answerWith(200, "success");
        runAllDay();

        assertThat(minutes()).containsExactly(0L, 4L);
        assertThat(notice().standing()).isEqualTo(Notice.Standing.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"200,success,ACCEPTED", "200,SUCCESS,UNDER_WAY", "200,'success ',UNDER_WAY", "302,success,UNDER_WAY"})
    void onlyTheExactWordIsTheRightAnswer(int status, String answer, Notice.Standing standing) {
        stage.answerWith(status, answer);
        pay();
        assertThat(notice().standing()).isEqualTo(standing);
        assertThat(notice().sendings().get(0).answer()).isEqualTo(answer);
        assertThat(notice().sendings().get(0).wire().body())
                .isEqualTo(stage.told().get(0).body());
    }

    @Test
    void theScheduleCanBeCompressedAndCutShort() {
        stage.close();
        stage = new PayStage(new Pace(60, 3));
        stage.answerWith(500, "");
        pay();
        stage.advanceAndRun(Duration.ofSeconds(4));
        stage.advanceAndRun(Duration.ofSeconds(10));
        stage.advanceAndRun(Duration.ofDays(1));

        assertThat(notice().sendings()).hasSize(3);
        assertThat(notice().standing()).isEqualTo(Notice.Standing.GIVEN_UP);
    }
}
