package org.fairgate.payment.bill;

import org.fairgate.platform.http.Refusal;

/** Why finance cannot do something with a bill. */
enum BillProblem implements Refusal {
    /** There is no such difference. */
    NO_SUCH_DIFFERENCE(404),
    /** There is no bill of that gateway and day. */
    NO_SUCH_DAY(404),
    /** The bill waits to be fetched already. */
    UNDER_WAY(409),
    /** It was settled already; {@code note} says how, {@code decidedByName} and {@code decidedAt} by whom, unless by itself. */
    ALREADY_SETTLED(409),
    /** The difference is about no payment that we know, so there is nothing to ask about. */
    NOTHING_TO_ASK(409),
    /** How it was settled must be said, in at most 500 characters. */
    NOTE_MISSING(422);

    private final int status;

    BillProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "bill";
    }
}
