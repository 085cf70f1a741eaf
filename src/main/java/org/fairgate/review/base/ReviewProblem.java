package org.fairgate.review.base;

import org.fairgate.platform.http.Refusal;

/** Refusals of the workbench. */
public enum ReviewProblem implements Refusal {
    /** No such unit within the reviewer's scope: absent and foreign ones alike. */
    NO_SUCH_UNIT(404),
    /** No such person within the reviewer's scope: absent and foreign ones alike. */
    NO_SUCH_PERSON(404),
    /** No such decision, or one without what belongs to it. */
    BAD_DECISION(422),
    /** Sending back needs at least one reason. */
    REASON_MISSING(422),
    /** A reason that is too long, or about a field that there is none. */
    BAD_REASON(422),
    /** Nothing was chosen, or more than one request may name. */
    BAD_SELECTION(422),
    /** The number typed is not the number of those that match; member {@code count} says how many do. */
    COUNT_DIFFERS(409),
    /** Somebody took the case over from the reviewer; member {@code takenOverBy} is their name. */
    TAKEN_OVER(409),
    /** The case is with somebody else than the one it was to be taken from; member {@code claimedBy} is their name. */
    CLAIM_CHANGED(409),
    /** A tag leads on only when the unit is approved (R-PAY-1). */
    UNIT_NOT_APPROVED(409);

    private final int status;

    ReviewProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "review";
    }
}
