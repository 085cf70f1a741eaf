package org.fairgate.person.intake;

import org.fairgate.platform.http.Refusal;

/** Refusals around imports, and why one may fail that is not the fault of its file. */
public enum ImportProblem implements Refusal {
    /** The unit has an import that is not over. */
    ALREADY_RUNNING(409),
    /** Absent or foreign. */
    NO_SUCH_IMPORT(404),
    /** Every row was imported, so there is nothing to give back. */
    NOTHING_TO_MEND(404),
    /** The node died while the file was being put away. */
    INTERRUPTED(503),
    /** It was tried several times and never came forward. */
    BROKEN(503);

    private final int status;

    ImportProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "person-import";
    }
}
