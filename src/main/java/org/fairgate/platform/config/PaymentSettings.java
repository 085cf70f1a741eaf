package org.fairgate.platform.config;

import java.time.Duration;

/** Payments through gateways; each field is explained in {@code conf/fairgate.yaml}. */
public record PaymentSettings(
        Duration codeLife,
        Duration formLife,
        int maxTries,
        Duration callTimeout,
        int batch,
        int parallel,
        Duration lease,
        Duration poll,
        Duration unknownAsk,
        Duration askFor,
        Duration endRetry,
        Duration linkLife,
        Bills bills) {
    private static final int LAST_NUMBER = 99;

    public PaymentSettings {
        BadSetting.require(
                codeLife.compareTo(Duration.ofMinutes(5)) >= 0 && codeLife.compareTo(Duration.ofHours(2)) <= 0,
                "payment.codeLife: 5m to 2h, which is the most that gateways take");
        BadSetting.require(
                formLife.compareTo(codeLife) >= 0 && formLife.compareTo(Duration.ofDays(7)) <= 0,
                "payment.formLife: payment.codeLife to 7d");
        BadSetting.require(maxTries > 0 && maxTries <= LAST_NUMBER, "payment.maxTries: 1 to 99");
        BadSetting.require(batch > 0 && batch <= 500, "payment.batch: 1 to 500");
        BadSetting.require(parallel > 0 && parallel <= 100, "payment.parallel: 1 to 100");
        // asking, opening again and closing may follow each other under one lease
        BadSetting.require(
                callTimeout.multipliedBy(3).compareTo(lease) < 0,
                "payment.lease: longer than three payment.callTimeout");
        BadSetting.require(!poll.isZero() && !unknownAsk.isZero(), "payment.poll, unknownAsk: above 0");
        BadSetting.require(
                unknownAsk.compareTo(Duration.ofMinutes(1)) <= 0,
                "payment.unknownAsk: at most 1m, or unclear payments stay so for more than two minutes");
        BadSetting.require(!endRetry.isZero() && !linkLife.isZero(), "payment.endRetry, linkLife: above 0");
    }

    /** The gateways' daily bills (R-PAY-7); each field is explained in {@code conf/fairgate.yaml}. */
    public record Bills(
            Duration readyAfter,
            Duration firstRetry,
            Duration longestRetry,
            Duration patience,
            Duration lease,
            int asks,
            Duration poll) {
        public Bills {
            BadSetting.require(
                    !readyAfter.isNegative() && readyAfter.compareTo(Duration.ofHours(24)) < 0,
                    "payment.bills.readyAfter: less than a day");
            BadSetting.require(
                    !firstRetry.isZero() && firstRetry.compareTo(longestRetry) <= 0,
                    "payment.bills.firstRetry: above 0, at most payment.bills.longestRetry");
            BadSetting.require(
                    patience.compareTo(longestRetry) > 0,
                    "payment.bills.patience: longer than payment.bills.longestRetry");
            BadSetting.require(lease.compareTo(Duration.ofMinutes(3)) >= 0, "payment.bills.lease: at least 3m");
            BadSetting.require(asks > 0 && asks <= 10_000, "payment.bills.asks: 1 to 10000");
            BadSetting.require(!poll.isZero(), "payment.bills.poll: above 0");
        }
    }
}
