package org.fairgate.simulator.pay;

import org.fairgate.simulator.pay.notice.Pace;

/**
 * What all gateways share.
 *
 * @param pace how fast notices are sent again
 * @param trades how many trades are remembered, at least 1
 * @param notices how many notices are remembered, at least 1
 */
public record DeskOptions(Pace pace, int trades, int notices) {
    private static final int USUAL_TRADES = 200_000;
    private static final int USUAL_NOTICES = 50_000;

    /** The newest 200,000 trades and 50,000 notices. */
    public static DeskOptions with(Pace pace) {
        return new DeskOptions(pace, USUAL_TRADES, USUAL_NOTICES);
    }
}
