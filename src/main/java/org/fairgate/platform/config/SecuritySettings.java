package org.fairgate.platform.config;

import java.time.Duration;

/** Keys, token lives and password hashing; each field is explained in {@code conf/fairgate.yaml}. */
public record SecuritySettings(
        Secret tokenKeys,
        Secret fieldKeys,
        Secret indexKey,
        Duration accessTokenLife,
        Duration refreshTokenLife,
        Duration clockLeeway,
        Duration revocationPoll,
        int argonMemoryKib,
        int argonPasses,
        int argonLanes,
        int hashThreads,
        int hashQueue,
        boolean staffTotp) {
    public SecuritySettings {
        BadSetting.require(accessTokenLife.compareTo(Duration.ofHours(1)) <= 0, "security.accessTokenLife: at most 1h");
        BadSetting.require(clockLeeway.compareTo(Duration.ofMinutes(2)) <= 0, "security.clockLeeway: at most 2m");
        BadSetting.require(argonMemoryKib >= 8192, "security.argonMemoryKib: at least 8192");
        BadSetting.require(argonPasses > 0 && argonLanes > 0, "security.argonPasses, argonLanes: above 0");
        BadSetting.require(hashThreads > 0 && hashThreads <= 16, "security.hashThreads: 1 to 16");
        BadSetting.require(hashQueue > 0, "security.hashQueue: above 0");
    }
}
