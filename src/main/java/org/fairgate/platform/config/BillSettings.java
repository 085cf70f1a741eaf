package org.fairgate.platform.config;

import java.time.Duration;

/** The gateways' daily bills (R-PAY-7); each field is explained in {@code conf/fairgate.yaml}. */
public record BillSettings(
        Duration readyAfter,
        Duration firstRetry,
        Duration longestRetry,
        Duration patience,
        Duration lease,
        int asks,
        Duration poll) {
    public BillSettings {
        BadSetting.require(
                !readyAfter.isNegative() && readyAfter.compareTo(Duration.ofHours(24)) < 0,
                "bills.readyAfter: less than a day");
        BadSetting.require(
                !firstRetry.isZero() && firstRetry.compareTo(longestRetry) <= 0,
                "bills.firstRetry: above 0, at most bills.longestRetry");
        BadSetting.require(patience.compareTo(longestRetry) > 0, "bills.patience: longer than bills.longestRetry");
        BadSetting.require(lease.compareTo(Duration.ofMinutes(3)) >= 0, "bills.lease: at least 3m");
        BadSetting.require(asks > 0 && asks <= 10_000, "bills.asks: 1 to 10000");
        BadSetting.require(!poll.isZero(), "bills.poll: above 0");
    }
}
