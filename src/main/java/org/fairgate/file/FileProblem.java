package org.fairgate.file;

import org.fairgate.platform.http.Refusal;

/** Refusals around files. */
public enum FileProblem implements Refusal {
    /** The unit has no such file: absent, foreign, or of another purpose. */
    NO_SUCH_FILE(404),
    /** The request carries no part named {@code file}. */
    NO_FILE_SENT(400),
    /** The purpose is missing or not one of ours. */
    UNKNOWN_PURPOSE(400),
    /** A photo for a badge with fewer than 295 × 413 pixels. */
    PHOTO_TOO_SMALL(422),
    /** A photo for a badge that is not higher than wide. */
    PHOTO_NOT_PORTRAIT(422),
    /** The unit has as many files or bytes as it may have. */
    QUOTA(409);

    private final int status;

    FileProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "file";
    }
}
