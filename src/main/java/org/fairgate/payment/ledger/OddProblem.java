package org.fairgate.payment.ledger;

import org.fairgate.platform.http.Refusal;

/** Why finance cannot settle an odd payment. */
public enum OddProblem implements Refusal {
    /** There is none of this id. */
    NO_SUCH_PAYMENT(404),
    /** Settled already; {@code note} says what was written, {@code decidedByName} and {@code decidedAt} who was first. */
    ALREADY_RESOLVED(409),
    /** What was done about it must be said, in at most 500 characters. */
    NOTE_MISSING(422);

    private final int status;

    OddProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "odd-payment";
    }
}
