package org.fairgate.platform.config;

import java.time.Duration;
import java.util.Set;

/** The outbox and its two channels; each field is explained in {@code conf/fairgate.yaml}. */
public record NoticeSettings(
        int batch,
        Duration lease,
        int attempts,
        Duration firstRetry,
        Duration poll,
        Duration sendTimeout,
        Sms sms,
        Mail mail) {
    public NoticeSettings {
        BadSetting.require(batch > 0 && batch <= 500, "notice.batch: 1 to 500");
        BadSetting.require(attempts > 0 && attempts <= 50, "notice.attempts: 1 to 50");
        BadSetting.require(sendTimeout.compareTo(lease) < 0, "notice.sendTimeout: shorter than notice.lease");
    }

    /** SMS by HTTP in the Aliyun shape. */
    public record Sms(
            String url,
            String accessKeyId,
            Secret accessKeySecret,
            String signName,
            String templateCodeZh,
            String templateCodeEn) {}

    /** Mail by SMTP. */
    public record Mail(String host, int port, String startTls, String username, Secret password, String from) {
        public Mail {
            BadSetting.require(
                    Set.of("required", "optional", "disabled").contains(startTls),
                    "notice.mail.startTls: required, optional or disabled");
        }
    }
}
