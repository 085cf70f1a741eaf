package org.fairgate.platform.image;

import org.fairgate.platform.http.Refusal;

/** Why a picture is not taken. */
public enum ImageProblem implements Refusal {
    /** The file has more bytes than {@code upload.maxFile}. */
    TOO_LARGE(413),
    /** Neither JPEG nor PNG by its content. */
    NOT_AN_IMAGE(415),
    /** More pixels than {@code upload.maxPixels}, or a side of 0. */
    TOO_MANY_PIXELS(422),
    /** It begins like a picture but cannot be read to its end. */
    BROKEN(422);

    private final int status;

    ImageProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "image";
    }
}
