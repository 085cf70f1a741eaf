package org.fairgate.simulator.sms;

/**
 * How many messages one phone may get in rolling windows.
 *
 * @param codesPerMinute verification codes for one sign name and phone in a minute
 * @param codesPerHour the same in an hour
 * @param codesPerDay the same in 24 hours
 * @param noticesPerDay other messages for one sign name, template and phone in 24 hours
 */
public record SmsLimits(int codesPerMinute, int codesPerHour, int codesPerDay, int noticesPerDay) {
    /** The limits of the real gateway. */
    public static final SmsLimits REAL = new SmsLimits(1, 5, 10, 50);

    /** No limits, for tests that sign the same phone up again and again. */
    public static final SmsLimits NONE =
            new SmsLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public SmsLimits {
        if (codesPerMinute < 1 || codesPerHour < 1 || codesPerDay < 1 || noticesPerDay < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
    }
}
