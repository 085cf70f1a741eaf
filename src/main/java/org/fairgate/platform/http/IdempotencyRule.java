package org.fairgate.platform.http;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/** What an endpoint makes of the request header {@code Idempotency-Key}; see {@code platform.idempotency}. */
public enum IdempotencyRule {
    /** The header means nothing here: the answer is not kept. */
    IGNORED,
    /** A signed-in caller may send a key. */
    ACCEPTED,
    /** A signed-in caller must send a key. */
    REQUIRED,
    /** A caller whom nobody knows may send a key; it counts only together with the very body it came with. */
    WITH_BODY;

    private static final Set<HttpMethod> CHANGING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /**
     * The rule of an endpoint that names none: state-changing requests of signed-in callers to the API. Forms of pages
     * are not repeated by programs, and an unknown caller's key could be anybody's.
     */
    static IdempotencyRule usual(HttpMethod method, String path, Access access) {
        return CHANGING.contains(method) && path.startsWith("/api/") && !access.open() ? ACCEPTED : IGNORED;
    }
}
