package org.fairgate.platform.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The outbox and its two channels; each field is explained in {@code conf/fairgate.yaml}. */
public record NoticeSettings(
        int batch,
        int parallel,
        Duration lease,
        int attempts,
        Duration firstRetry,
        Duration longestRetry,
        Duration poll,
        Duration sendTimeout,
        Duration kept,
        Sms sms,
        Mail mail) {
    public NoticeSettings {
        BadSetting.require(batch > 0 && batch <= 500, "notice.batch: 1 to 500");
        BadSetting.require(attempts > 0 && attempts <= 50, "notice.attempts: 1 to 50");
        BadSetting.require(parallel > 0 && parallel <= 100, "notice.parallel: 1 to 100");
        BadSetting.require(!firstRetry.isZero() && !poll.isZero(), "notice.firstRetry, poll: above 0");
        BadSetting.require(firstRetry.compareTo(longestRetry) <= 0, "notice.longestRetry: at least notice.firstRetry");
        BadSetting.require(sendTimeout.compareTo(lease) < 0, "notice.sendTimeout: shorter than notice.lease");
        BadSetting.require(kept.compareTo(Duration.ofDays(1)) >= 0, "notice.kept: at least 1d");
    }

    /** The same with other gateways. */
    public NoticeSettings with(Sms otherSms, Mail otherMail) {
        return new NoticeSettings(
                batch,
                parallel,
                lease,
                attempts,
                firstRetry,
                longestRetry,
                poll,
                sendTimeout,
                kept,
                otherSms,
                otherMail);
    }

    /** SMS by HTTP in the Aliyun shape. */
    public record Sms(String url, String accessKeyId, Secret accessKeySecret, String signName, List<String> templates) {
        public Sms {
            templates = List.copyOf(templates);
            BadSetting.require(
                    url.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?"),
                    "notice.sms.url: scheme and host only, such as https://dysmsapi.aliyuncs.com");
            BadSetting.require(
                    templates.stream().allMatch(entry -> entry.matches("[a-z0-9-]+\\.[A-Za-z-]+=\\S+")),
                    "notice.sms.templates: entries such as verification-code.en=SMS_123");
        }
    }

    /** Mail by SMTP. */
    public record Mail(String host, int port, String startTls, String username, Secret password, String from) {
        public Mail {
            BadSetting.require(
                    Set.of("required", "optional", "disabled").contains(startTls),
                    "notice.mail.startTls: required, optional or disabled");
        }
    }
}
