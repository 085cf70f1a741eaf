package org.fairgate.edition;

import org.fairgate.platform.http.Refusal;

/** Refusals around editions. */
public enum EditionProblem implements Refusal {
    /** No edition has been set up at all. */
    NO_EDITION(404),
    /** The current edition has not opened yet or is closed. */
    NOT_OPEN(409);

    private final int status;

    EditionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "edition";
    }
}
