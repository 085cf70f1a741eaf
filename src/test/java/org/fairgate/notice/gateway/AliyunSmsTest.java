package org.fairgate.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.fairgate.notice.Letter;
import org.fairgate.notice.Outcome;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.NoticeSettings;
import org.fairgate.platform.time.Ids;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.inbox.InboxQuery;
import org.fairgate.simulator.inbox.Message;
import org.fairgate.simulator.sms.SmsFault;
import org.fairgate.simulator.sms.SmsFaultPlan;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("R-NOT")
@Timeout(60)
class AliyunSmsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(9);

    private final TestClock clock = new TestClock();
    private Vertx vertx;
    private Simulator simulator;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        simulator = Outside.start(vertx, clock, 0);
    }

    @AfterEach
    void stop() {
        simulator.stop().await();
        vertx.close().await();
    }

    @Test
    void anSmsArrivesSignedUnderTheIdOfItsNotice() {
        Letter letter = Outside.letter(Outside.MOBILE);

        assertThat(send(letter)).isEqualTo(Outcome.sent());

        Message message = inbox().get(0);
        assertThat(message.letter().envelope().to()).isEqualTo("13800000001");
        assertThat(message.letter().envelope().reference())
                .isEqualTo(letter.id().toString());
        assertThat(message.letter().content().text()).startsWith("【进博会】您的验证码是 135790，5 分钟内有效");
        assertThat(message.code()).isEqualTo("135790");
    }

    @Test
    void aNumberAbroadGoesWithItsCountryCode() {
        assertThat(send(Outside.letter("+85261234567"))).isEqualTo(Outcome.sent());
        assertThat(inbox().get(0).letter().envelope().to()).isEqualTo("85261234567");
    }

    @Test
    void whatMayBecomeRightIsRetried() {
        assertThat(sendAmid(SmsFault.SERVER_ERROR)).isEqualTo(Outcome.retry("HTTP 503"));
        assertThat(sendAmid(SmsFault.GARBAGE)).isEqualTo(Outcome.retry("HTTP 200 without a code"));
        assertThat(sendAmid(SmsFault.THROTTLE))
                .isEqualTo(Outcome.retryAfter("isv.BUSINESS_LIMIT_CONTROL", Duration.ofMinutes(1)));
        clock.advance(Duration.ofHours(-1));
        NoticeSettings early = Outside.settings(simulator, LONG);
        TestClock other = new TestClock();
        assertThat(new AliyunSms(vertx, early, other, new Ids(other, new SecureRandom()))
                        .send(Outside.letter(Outside.MOBILE))
                        .await())
                .isEqualTo(Outcome.retry("InvalidTimeStamp.Expired"));
        assertThat(inbox()).isEmpty();
    }

    @Test
    void silenceSlownessAndALostAnswerAreRetriedWithoutTheQueryInTheirCause() {
        AliyunSms hasty = sender(Outside.settings(simulator, SHORT));
        for (SmsFaultPlan plan : List.of(SmsFaultPlan.always(SmsFault.SILENT), SmsFaultPlan.slow(60_000))) {
            simulator.setSmsFaults(plan);
            assertThat(hasty.send(Outside.letter(Outside.MOBILE)).await())
                    .isEqualTo(Outcome.retry("NoStackTraceTimeoutException"));
        }
        assertThat(sendAmid(SmsFault.DROP_AFTER_ACCEPT).cause()).doesNotContain("135790");

        clock.advance(Duration.ofMinutes(1));
        assertThat(send(Outside.letter(Outside.MOBILE))).isEqualTo(Outcome.sent());

        assertThat(inbox()).extracting(Message::repeat).containsExactly(true, false);
    }

    @Test
    void aGatewayThatIsNotThereIsTriedAgain() {
        NoticeSettings nowhere = Outside.settings("http://127.0.0.1:1", 1, LONG);

        Outcome outcome = sender(nowhere).send(Outside.letter(Outside.MOBILE)).await();

        assertThat(outcome.result()).isEqualTo(Outcome.Result.RETRY);
        assertThat(outcome.cause()).contains("Connect");
    }

    @Test
    void aRefusalOfNumberOrContentIsFinal() {
        NoticeSettings settings = Outside.settings(simulator, LONG);
        NoticeSettings.Sms sms = settings.sms();
        NoticeSettings otherSign = with(
                settings, new NoticeSettings.Sms(sms.url(), "key", sms.accessKeySecret(), "别的签名", sms.templates()));

        assertThat(sender(otherSign).send(Outside.letter(Outside.MOBILE)).await())
                .isEqualTo(Outcome.refused("isv.SMS_SIGNATURE_ILLEGAL"));
    }

    @Test
    void aWrongKeyOfOursIsRetriedForItIsNotTheNoticesFault() {
        NoticeSettings settings = Outside.settings(simulator, LONG);
        NoticeSettings.Sms sms = settings.sms();
        NoticeSettings wrong = with(
                settings,
                new NoticeSettings.Sms(
                        sms.url(),
                        "key",
                        new org.fairgate.platform.config.Secret("x"),
                        sms.signName(),
                        sms.templates()));

        assertThat(sender(wrong).send(Outside.letter(Outside.MOBILE)).await())
                .isEqualTo(Outcome.retry("SignatureDoesNotMatch"));
    }

    @Test
    void aMissingTemplateOrKeyStopsTheStart() {
        NoticeSettings settings = Outside.settings(simulator, LONG);
        NoticeSettings.Sms sms = settings.sms();
        NoticeSettings noTemplates =
                with(settings, new NoticeSettings.Sms(sms.url(), "key", sms.accessKeySecret(), "s", List.of()));
        NoticeSettings noKey =
                with(settings, new NoticeSettings.Sms(sms.url(), "", sms.accessKeySecret(), "s", sms.templates()));

        assertThatThrownBy(() -> sender(noTemplates))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("notice.sms.templates");
        assertThatThrownBy(() -> sender(noKey)).isInstanceOf(BadSetting.class);
    }

    private Outcome sendAmid(SmsFault fault) {
        simulator.setSmsFaults(SmsFaultPlan.once(fault));
        return send(Outside.letter(Outside.MOBILE));
    }

    private Outcome send(Letter letter) {
        return sender(Outside.settings(simulator, LONG)).send(letter).await();
    }

    private AliyunSms sender(NoticeSettings settings) {
        return new AliyunSms(vertx, settings, clock, new Ids(clock, new SecureRandom()));
    }

    private List<Message> inbox() {
        return simulator.inbox().find(InboxQuery.all());
    }

    private static NoticeSettings with(NoticeSettings settings, NoticeSettings.Sms sms) {
        return new NoticeSettings(
                settings.batch(),
                settings.parallel(),
                settings.lease(),
                settings.attempts(),
                settings.firstRetry(),
                settings.longestRetry(),
                settings.poll(),
                settings.sendTimeout(),
                settings.kept(),
                sms,
                settings.mail());
    }
}
