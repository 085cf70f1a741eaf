package org.fairgate.draft;

import org.fairgate.platform.http.Refusal;

/** Why a save is refused. */
public enum DraftProblem implements Refusal {
    /** Another save came first; the document's {@code currentVersion} names it (R-SAVE-2). */
    STALE(412),
    /** The page was submitted. */
    LOCKED(409),
    /** Registration is not open. */
    CLOSED(409),
    /** There is no such page. */
    NO_SUCH_PAGE(404),
    /** Nothing was saved for this page yet. */
    NOTHING_SAVED(404),
    /** Neither {@code If-Match} nor {@code If-None-Match: *}. */
    VERSION_MISSING(428),
    /** Not a version as we give them, {@code "17"}. */
    VERSION_MALFORMED(400);

    private final int status;

    DraftProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "draft";
    }
}
