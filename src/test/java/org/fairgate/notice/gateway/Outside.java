package org.fairgate.notice.gateway;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fairgate.kernel.Language;
import org.fairgate.notice.Letter;
import org.fairgate.notice.NoticeBench;
import org.fairgate.notice.NoticeKind;
import org.fairgate.platform.config.NoticeSettings;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.config.SettingsLoader;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorOptions;
import org.fairgate.simulator.sms.SmsLimits;
import org.fairgate.simulator.sms.SmsOptions;

/** The simulated outside world and settings that point there. */
final class Outside {
    static final String MOBILE = "+8613800000001";

    private Outside() {}

    static Simulator start(Vertx vertx, InstantSource clock, int smtpPort) {
        SmsOptions sms = SmsOptions.withKey("key", "secret")
                .withSignNames(Set.of("进博会"))
                .withTemplates(new SmsTemplates(defaults().sms()).catalogue(NoticeBench.words()))
                .withLimits(SmsLimits.REAL);
        return Simulator.start(
                        vertx,
                        clock,
                        new SecureRandom(),
                        SimulatorOptions.anyPorts(sms).withPorts(0, smtpPort))
                .await();
    }

    static NoticeSettings settings(Simulator simulator, Duration sendTimeout) {
        return settings(simulator.addresses().http(), simulator.addresses().smtpPort(), sendTimeout);
    }

    static NoticeSettings settings(String smsUrl, int smtpPort, Duration sendTimeout) {
        NoticeSettings usual = defaults();
        NoticeSettings.Sms sms = usual.sms();
        NoticeSettings.Mail mail = usual.mail();
        return new NoticeSettings(
                usual.batch(),
                usual.parallel(),
                usual.lease(),
                usual.attempts(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.poll(),
                sendTimeout,
                usual.kept(),
                new NoticeSettings.Sms(smsUrl, "key", new Secret("secret"), sms.signName(), sms.templates()),
                new NoticeSettings.Mail("127.0.0.1", smtpPort, "disabled", "", mail.password(), mail.from()));
    }

    static Letter letter(String recipient) {
        return letter(recipient, new Letter.Words("您的验证码", "您的验证码是 135790。\n\n<b>请勿</b>告诉他人。"));
    }

    static Letter letter(String recipient, Letter.Words words) {
        return new Letter(
                new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L),
                recipient,
                NoticeKind.VERIFICATION_CODE,
                Language.ZH_CN,
                Map.of("code", "135790"),
                words);
    }

    private static NoticeSettings defaults() {
        return SettingsLoader.load(List.of(), Map.of()).notice();
    }
}
