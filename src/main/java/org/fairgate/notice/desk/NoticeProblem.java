package org.fairgate.notice.desk;

import org.fairgate.platform.http.Refusal;

/** Refusals of the organiser's desk. */
public enum NoticeProblem implements Refusal {
    /** Only a notice that was given up can be sent again; member {@code state} says what it is. */
    NOT_DEAD(409),
    /** It holds a one-time code whose life is over. */
    EXPIRED(409);

    private final int status;

    NoticeProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "notice";
    }
}
