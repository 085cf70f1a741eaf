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
    NO_DOCUMENT_NEEDED(409);

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
