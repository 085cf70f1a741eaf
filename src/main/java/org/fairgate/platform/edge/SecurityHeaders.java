package org.fairgate.platform.edge;

import io.vertx.core.http.HttpServerResponse;
import org.fairgate.platform.http.Reply;

/** Headers of every answer: strict CSP without inline script or style, no sniffing, no framing, no caching by default. */
public final class SecurityHeaders {
    /** The policy of all pages; a page that needs another sets its own {@code Content-Security-Policy}. */
    public static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
                    + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
                    + "object-src 'none'";

    private final boolean https;

    /** @param https whether browsers come by HTTPS, so that they may be told to stay there */
    public SecurityHeaders(boolean https) {
        this.https = https;
    }

    void apply(HttpServerResponse response, String requestId, Reply reply) {
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Request-Id", requestId);
        if (!reply.headers().containsKey("Cache-Control")) {
            response.putHeader("Cache-Control", "no-store");
        }
        if (reply.headers().getOrDefault("Content-Type", "").startsWith("text/html")) {
            response.putHeader("Content-Security-Policy", POLICY);
            response.putHeader("X-Frame-Options", "DENY");
            response.putHeader("Referrer-Policy", "same-origin");
            response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        }
        if (https) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
