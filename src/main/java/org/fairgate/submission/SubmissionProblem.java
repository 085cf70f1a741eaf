package org.fairgate.submission;

import org.fairgate.platform.http.Refusal;

/** Why nothing was submitted. */
public enum SubmissionProblem implements Refusal {
    /** A unit goes in with at least one person; persons alone are at least one, too. */
    NO_PERSONS(422),
    /** Something is missing or wrong; {@code errors} points to each field of the unit and of the persons. */
    INCOMPLETE(422);

    private final int status;

    SubmissionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "submission";
    }
}
