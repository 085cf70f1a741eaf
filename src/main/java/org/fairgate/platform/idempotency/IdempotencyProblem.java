package org.fairgate.platform.idempotency;

import org.fairgate.platform.http.Refusal;

/** Refusals around {@code Idempotency-Key}. */
public enum IdempotencyProblem implements Refusal {
    /** This route must have a key. */
    MISSING(400),
    /** Not 1 to 255 visible ASCII characters, or sent twice. */
    BAD_KEY(400),
    /** The first request under this key has not been answered yet. */
    IN_PROGRESS(409),
    /** The key was used for another request: another body or another route. */
    OTHER_REQUEST(422);

    private final int status;

    IdempotencyProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "idempotency";
    }
}
