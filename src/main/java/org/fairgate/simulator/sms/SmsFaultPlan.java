package org.fairgate.simulator.sms;

/**
 * What goes wrong with the next requests.
 *
 * @param fault how
 * @param millis how late an answer is, 0..{@value #LONGEST_MILLIS}; only {@link SmsFault#SLOW} looks at it
 * @param times for how many requests; 0 until another plan is set
 */
public record SmsFaultPlan(SmsFault fault, int millis, int times) {
    static final int LONGEST_MILLIS = 600_000;

    /** All is well. */
    public static final SmsFaultPlan NONE = new SmsFaultPlan(SmsFault.NONE, 0, 0);

    public SmsFaultPlan {
        millis = Math.max(0, Math.min(LONGEST_MILLIS, millis));
        times = Math.max(0, times);
    }

    /** This fault until another plan is set. */
    public static SmsFaultPlan always(SmsFault fault) {
        return new SmsFaultPlan(fault, 0, 0);
    }

    /** This fault for one request, then all is well. */
    public static SmsFaultPlan once(SmsFault fault) {
        return new SmsFaultPlan(fault, 0, 1);
    }

    /** Every answer this late until another plan is set. */
    public static SmsFaultPlan slow(int millis) {
        return new SmsFaultPlan(SmsFault.SLOW, millis, 0);
    }

    SmsFaultPlan afterOne() {
        return switch (times) {
            case 0 -> this;
            case 1 -> NONE;
            default -> new SmsFaultPlan(fault, millis, times - 1);
        };
    }
}
