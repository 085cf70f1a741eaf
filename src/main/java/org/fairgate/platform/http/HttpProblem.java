package org.fairgate.platform.http;

/** Refusals of the web edge itself. */
public enum HttpProblem implements Refusal {
    BAD_REQUEST(400),
    MALFORMED_JSON(400),
    INVALID_INPUT(400),
    BAD_CHARACTERS(400),
    UNAUTHENTICATED(401),
    CSRF(403),
    /** A start password is to be replaced, or a second factor to be enrolled, before anything else. */
    SIGN_IN_UNFINISHED(403),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    REQUEST_TIMEOUT(408),
    TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL(500),
    BUSY(503);

    private final int status;

    HttpProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "http";
    }
}
