package org.fairgate.delegation;

import org.fairgate.platform.http.Refusal;

/** Refusals around delegations and recommendation codes. */
public enum DelegationProblem implements Refusal {
    /** No partner has this recommendation code. */
    UNKNOWN_RECOMMENDATION(404);

    private final int status;

    DelegationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "delegation";
    }
}
