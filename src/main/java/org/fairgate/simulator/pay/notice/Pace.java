package org.fairgate.simulator.pay.notice;

import java.time.Duration;

/**
 * How fast the gateways' time goes.
 *
 * @param factor the schedule's gaps are so many times shorter, at least 1
 * @param mostSendings a notice is sent at most so often, however long the gateway's schedule is, at least 1
 */
public record Pace(int factor, int mostSendings) {
    /** As the real gateways. */
    public static final Pace REAL = new Pace(1, 16);

    public Pace {
        if (factor < 1 || mostSendings < 1) {
            throw new IllegalArgumentException("factor and mostSendings must be at least 1");
        }
    }

    Duration gap(Duration real) {
        return real.dividedBy(factor);
    }
}
