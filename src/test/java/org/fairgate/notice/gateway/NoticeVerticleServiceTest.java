package org.fairgate.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.Channel;
import org.fairgate.notice.Notice;
import org.fairgate.notice.NoticeBench;
import org.fairgate.notice.NoticeDispatcher;
import org.fairgate.notice.NoticeKind;
import org.fairgate.notice.NoticeVerticle;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.inbox.InboxQuery;
import org.fairgate.simulator.sms.SmsFault;
import org.fairgate.simulator.sms.SmsFaultPlan;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole way: outbox, verticle, real HTTP and SMTP. */
@Tag("R-NOT")
@Timeout(60)
class NoticeVerticleServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Simulator simulator;
    private NoticeBench bench;
    private String deployment;

    @BeforeEach
    void start() {
        Vertx vertx = DATABASE.vertx();
        NoticeBench before = new NoticeBench(DATABASE);
        simulator = Outside.start(vertx, before.clock, 0);
        bench = new NoticeBench(DATABASE, Outside.settings(simulator, Duration.ofSeconds(5)));
        List<NoticeDispatcher> dispatchers = List.of(
                bench.dispatcher(new AliyunSms(vertx, bench.settings, bench.clock, bench.ids)),
                bench.dispatcher(new SmtpMail(vertx, bench.settings)));
        deployment = vertx.deployVerticle(new NoticeVerticle(dispatchers, Duration.ofMillis(20)))
                .await();
    }

    @AfterEach
    void stop() {
        simulator.stop().await();
    }

    @Test
    void bothChannelsDeliverAndASilentGatewayOfOneDoesNotHoldUpTheOther() {
        simulator.setSmsFaults(SmsFaultPlan.once(SmsFault.SILENT));
        bench.enqueue(notice(Channel.SMS, Outside.MOBILE, Language.ZH_CN));
        bench.enqueue(notice(Channel.MAIL, "li@example.cn", Language.EN));
        until("mail-li@example.cn", "sent");
        assertThat(bench.state("sms-" + Outside.MOBILE)).isNotEqualTo("sent");

        until("sms-" + Outside.MOBILE, "failed");
        bench.clock.advance(bench.settings.firstRetry());
        until("sms-" + Outside.MOBILE, "sent");

        DATABASE.vertx().undeploy(deployment).await();
        assertThat(simulator.inbox().find(InboxQuery.all()))
                .extracting(message -> message.letter().content().text().contains("135790"))
                .containsExactly(true, true);
        assertThat(simulator
                        .inbox()
                        .find(InboxQuery.to("li@"))
                        .get(0)
                        .letter()
                        .content()
                        .subject())
                .isEqualTo("Your verification code");
    }

    @Test
    void afterTheStopNothingIsClaimedOrSent() {
        DATABASE.vertx().undeploy(deployment).await();
        bench.enqueue(notice(Channel.MAIL, "li@example.cn", Language.EN));

        assertThat(DATABASE.count("SELECT count(*) FROM notice WHERE lease_until IS NOT NULL"))
                .isZero();
        assertThat(bench.state("mail-li@example.cn")).isEqualTo("pending");
    }

    private static Notice notice(Channel channel, String recipient, Language language) {
        return new Notice(
                new UnitId(new UUID(7, 7)),
                channel,
                recipient,
                NoticeKind.VERIFICATION_CODE,
                language,
                Map.of("code", "135790"),
                channel.code() + "-" + recipient);
    }

    private void until(String key, String state) {
        while (!bench.state(key).equals(state)) {
            Thread.onSpinWait();
        }
    }
}
