package org.fairgate.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import org.fairgate.notice.Letter;
import org.fairgate.notice.Outcome;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.inbox.InboxQuery;
import org.fairgate.simulator.inbox.Message;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R-NOT")
@Timeout(60)
class SmtpMailTest {
    private static final String TO = "zhang@example.cn";

    private Vertx vertx;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void aMailArrivesInChineseAsTextAndHtmlUnderTheIdOfItsNotice() {
        Simulator simulator = Outside.start(vertx, new TestClock(), 0);
        Letter letter = Outside.letter(TO);

        assertThat(sender(simulator.addresses().smtpPort()).send(letter).await())
                .isEqualTo(Outcome.sent());

        Message mail = simulator.inbox().find(InboxQuery.to(TO)).get(0);
        assertThat(mail.letter().envelope().reference()).isEqualTo("<" + letter.id() + "@fairgate>");
        assertThat(mail.letter().content().subject()).isEqualTo("您的验证码");
        assertThat(mail.letter().content().text()).contains("135790").contains("<b>请勿</b>");
        assertThat(mail.letter().content().html())
                .contains("&lt;b&gt;请勿&lt;/b&gt;")
                .contains("lang=\"zh-CN\"");
        assertThat(mail.code()).isEqualTo("135790");
        simulator.stop().await();
    }

    @Test
    void aMailWhoseServerIsDownFailsAndGoesOutOnceItIsUp() {
        Simulator simulator = Outside.start(vertx, new TestClock(), 0);
        int port = simulator.addresses().smtpPort();
        SmtpMail sender = sender(port);
        simulator.stop().await();
        assertThat(sender.send(Outside.letter(TO)).await().result()).isEqualTo(Outcome.Result.RETRY);

        Simulator again = Outside.start(vertx, new TestClock(), port);
        assertThat(sender.send(Outside.letter(TO)).await()).isEqualTo(Outcome.sent());
        assertThat(again.inbox().find(InboxQuery.all())).hasSize(1);
        again.stop().await();
    }

    @ParameterizedTest
    @CsvSource({"451,RETRY", "421,RETRY", "550,REFUSED", "554,REFUSED", "530,RETRY"})
    void fourHundredsAreRetriedAndFiveHundredsAreFinalUnlessOurLoginIsWrong(int code, Outcome.Result result) {
        NetServer server = refusing(code);

        Outcome outcome = sender(server.actualPort()).send(Outside.letter(TO)).await();

        assertThat(outcome.result()).isEqualTo(result);
        assertThat(outcome.cause()).isEqualTo("SMTP " + code);
    }

    @Test
    void aLineBreakInAHeaderIsRefused() {
        Letter evil = Outside.letter(TO, new Letter.Words("Hello\r\nBcc: x@example.cn", "body"));

        assertThat(sender(1).send(evil).await().result()).isEqualTo(Outcome.Result.REFUSED);
    }

    @Test
    void withStartTlsRequiredAServerWithoutItGetsNothing() {
        Simulator simulator = Outside.start(vertx, new TestClock(), 0);
        var plain = Outside.settings(simulator, Duration.ofSeconds(5));
        var mail = plain.mail();
        var strict = new org.fairgate.platform.config.NoticeSettings(
                plain.batch(),
                plain.parallel(),
                plain.lease(),
                plain.attempts(),
                plain.firstRetry(),
                plain.longestRetry(),
                plain.poll(),
                plain.sendTimeout(),
                plain.kept(),
                plain.sms(),
                new org.fairgate.platform.config.NoticeSettings.Mail(
                        mail.host(), mail.port(), "required", "", mail.password(), mail.from()));

        Outcome outcome = new SmtpMail(vertx, strict).send(Outside.letter(TO)).await();

        assertThat(outcome.result()).isEqualTo(Outcome.Result.RETRY);
        assertThat(simulator.inbox().find(InboxQuery.all())).isEmpty();
        simulator.stop().await();
    }

    private SmtpMail sender(int port) {
        return new SmtpMail(vertx, Outside.settings("http://127.0.0.1:1", port, Duration.ofSeconds(5)));
    }

    /** Says yes to everything but the recipient. */
    private NetServer refusing(int code) {
        return vertx.createNetServer()
                .connectHandler(socket -> {
                    say(socket.write("220 test ESMTP\r\n"));
                    socket.handler(line -> {
                        boolean recipient = line.toString().startsWith("RCPT");
                        say(socket.write(recipient ? code + " zhang@example.cn no\r\n" : "250 ok\r\n"));
                    });
                })
                .listen(0, "127.0.0.1")
                .await();
    }

    private static void say(Future<Void> written) {
        assertThat(written).isNotNull();
    }
}
