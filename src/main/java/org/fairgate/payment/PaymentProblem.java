package org.fairgate.payment;

import org.fairgate.platform.http.Refusal;

/** Refusals around payments. */
public enum PaymentProblem implements Refusal {
    /** The order is not one that can be paid now; member {@code state} says what it is. */
    NOT_PAYABLE(409),
    /**
     * This way of paying is closed (R-PAY-5); arguments: the way, since when, what is still open; member {@code openWays}.
     */
    WAY_CLOSED(409),
    /** Every way of paying is closed; argument: since when the one that was asked for. */
    ALL_WAYS_CLOSED(409),
    /** The order has had as many tries as it may have; argument: how many. */
    TOO_MANY_TRIES(409),
    /** This channel is not offered here. */
    CHANNEL_OFF(409),
    /** The gateway said no; another channel may do. */
    GATEWAY_REFUSED(409),
    /** The gateway cannot be reached, and what it has of this order must be known first. */
    GATEWAY_AWAY(503),
    /** The order has as many links as it may have at once; argument: how many. */
    TOO_MANY_LINKS(409),
    /** No such link, or it is over. */
    NO_SUCH_LINK(404);

    private final int status;

    PaymentProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "payment";
    }
}
