package org.fairgate.unit;

import org.fairgate.platform.http.Refusal;

/** Refusals around the unit's registration. */
public enum UnitProblem implements Refusal {
    /** The account is not registered for the current edition. */
    NOT_REGISTERED(404),
    /** It is already. */
    ALREADY_REGISTERED(409),
    /** A domestic unit without a delegation, an overseas unit with one, or a delegation that does not exist. */
    DELEGATION_DOES_NOT_FIT(422),
    /** Governments hand in no document. */
    NO_DOCUMENT_NEEDED(409),
    /** It is with the reviewers or approved; member {@code state} says which. */
    ALREADY_SUBMITTED(409),
    /** Something is missing or wrong; {@code errors} points to each field. */
    INCOMPLETE(422),
    /** There is nothing to withdraw; member {@code state} says what there is. */
    NOT_SUBMITTED(409),
    /** A reviewer has begun to look at it. */
    OPENED(409),
    /** The edition does not let units withdraw. */
    WITHDRAWAL_NOT_ALLOWED(409),
    /** It was submitted anew since the reviewer read it; member {@code round} says how often by now. */
    CHANGED(412),
    /** Somebody else was first; members {@code state}, {@code decidedBy} and {@code decidedAt} say who and when. */
    DECIDED(409),
    /** The unit took it back. */
    WITHDRAWN(409);

    private final int status;

    UnitProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "unit";
    }
}
