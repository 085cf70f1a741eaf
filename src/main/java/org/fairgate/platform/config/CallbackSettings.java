package org.fairgate.platform.config;

import java.time.Duration;

/** The group commit of gateways' messages (R-PAY-6); each field is explained in {@code conf/fairgate.yaml}. */
public record CallbackSettings(
        boolean groupCommit,
        int writers,
        int maxBatch,
        Duration maxWait,
        int queueLimit,
        Duration deadline,
        ByteSize maxBody,
        int refusedPerHour,
        Duration kept) {
    /** WeChat Pay takes no answer for a failure after this time. */
    private static final Duration GATEWAY_PATIENCE = Duration.ofSeconds(5);

    public CallbackSettings {
        BadSetting.require(writers > 0 && writers <= 16, "callbacks.writers: 1 to 16");
        BadSetting.require(maxBatch > 0 && maxBatch <= 256, "callbacks.maxBatch: 1 to 256");
        BadSetting.require(queueLimit >= maxBatch, "callbacks.queueLimit: at least callbacks.maxBatch");
        BadSetting.require(
                deadline.compareTo(GATEWAY_PATIENCE) < 0, "callbacks.deadline: shorter than 5s, when gateways give up");
        BadSetting.require(refusedPerHour > 0, "callbacks.refusedPerHour: above 0");
        BadSetting.require(kept.compareTo(Duration.ofDays(90)) >= 0, "callbacks.kept: at least 90d");
    }
}
