package org.fairgate.platform.http;

/**
 * How much body a route reads. More is answered 413 before it is buffered.
 *
 * @param maxBytes limit of the whole body; 0 takes the configured {@code http.maxBody}
 * @param upload whether one multipart file is accepted; it lies on disk until the answer is sent
 * @param patient whether it may take {@code http.uploadTimeout} to arrive and be answered
 * @param raw whether nothing is decoded, not even a form: its bytes are what is signed, or all that is wanted
 */
public record BodyRule(int maxBytes, boolean upload, boolean none, boolean patient, boolean raw) {
    /** No body is read. */
    public static final BodyRule NONE = new BodyRule(0, false, true, false, false);

    /** JSON or form up to the configured limit. */
    public static final BodyRule SMALL = new BodyRule(0, false, false, false, false);

    /** A body of at most so many bytes. */
    public static BodyRule ofBytes(int maxBytes) {
        return new BodyRule(maxBytes, false, false, false, false);
    }

    /** One file; the limit holds for the whole multipart body. */
    public static BodyRule upload(int maxBytes) {
        return new BodyRule(maxBytes, true, false, false, false);
    }

    /** The same for large files, which come over slow lines. */
    public static BodyRule largeUpload(int maxBytes) {
        return new BodyRule(maxBytes, true, false, true, false);
    }

    /** A body of at most so many bytes, of which nothing is decoded. */
    public static BodyRule raw(int maxBytes) {
        return new BodyRule(maxBytes, false, false, false, true);
    }
}
