package org.fairgate.simulator.pay.fault;

import java.time.Duration;

/**
 * What goes wrong from now on.
 *
 * @param operation strikes only this call of the merchant, such as {@code query}; empty for any
 * @param delay for the faults that look at a time, 0..10 minutes
 * @param times how often; 0 until it is taken away
 */
public record FaultPlan(PayFault fault, String operation, Duration delay, int times) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public FaultPlan {
        delay = delay.isNegative() ? Duration.ZERO : delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        times = Math.max(0, times);
    }

    /** This fault until it is taken away. */
    public static FaultPlan always(PayFault fault) {
        return new FaultPlan(fault, "", Duration.ZERO, 0);
    }

    /** This fault the next time. */
    public static FaultPlan once(PayFault fault) {
        return new FaultPlan(fault, "", Duration.ZERO, 1);
    }

    /** The same for one call of the merchant only. */
    public FaultPlan on(String call) {
        return new FaultPlan(fault, call, delay, times);
    }

    /** The same with a time. */
    public FaultPlan after(Duration time) {
        return new FaultPlan(fault, operation, time, times);
    }

    /** The same for so many times. */
    public FaultPlan times(int count) {
        return new FaultPlan(fault, operation, delay, count);
    }

    boolean strikes(Stage stage, String call) {
        return fault.stage() == stage && (operation.isEmpty() || operation.equals(call));
    }

    boolean replaces(FaultPlan earlier) {
        return fault == earlier.fault && operation.equals(earlier.operation);
    }
}
