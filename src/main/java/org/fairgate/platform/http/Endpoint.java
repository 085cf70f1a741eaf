package org.fairgate.platform.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;

/**
 * One route: where, who may, how much body, whether it may be repeated under a key, and what it does. The list of all
 * endpoints is what the contract test and the access matrix read.
 *
 * @param path in the router's form, with {@code :name} for parameters
 * @param answer the use case; a failed future or a thrown {@link Problem} is rendered by the edge
 */
public record Endpoint(
        HttpMethod method,
        String path,
        Access access,
        BodyRule body,
        IdempotencyRule idempotency,
        Function<Call, Future<Reply>> answer) {

    /** A GET. */
    public static Endpoint get(String path, Access access, Function<Call, Future<Reply>> answer) {
        return new Endpoint(HttpMethod.GET, path, access, BodyRule.NONE, IdempotencyRule.IGNORED, answer);
    }

    /** A POST with a small JSON or form body. */
    public static Endpoint post(String path, Access access, Function<Call, Future<Reply>> answer) {
        return changing(HttpMethod.POST, path, access, answer);
    }

    /** A PUT with a small JSON body. */
    public static Endpoint put(String path, Access access, Function<Call, Future<Reply>> answer) {
        return changing(HttpMethod.PUT, path, access, answer);
    }

    /** A DELETE; a body is not read. */
    public static Endpoint delete(String path, Access access, Function<Call, Future<Reply>> answer) {
        return changing(HttpMethod.DELETE, path, access, answer).with(BodyRule.NONE);
    }

    private static Endpoint changing(
            HttpMethod method, String path, Access access, Function<Call, Future<Reply>> answer) {
        IdempotencyRule usual = IdempotencyRule.usual(method, path, access);
        return new Endpoint(method, path, access, BodyRule.SMALL, usual, answer);
    }

    /**
     * Whether other machines and sites send to it. It does nothing in the name of whoever's cookies come along: its body
     * is signed, or proves nothing.
     */
    public boolean isForOutsiders() {
        return access.open() && body.raw();
    }

    /** The same with another rule for the body. */
    public Endpoint with(BodyRule rule) {
        return new Endpoint(method, path, access, rule, idempotency, answer);
    }

    /** The same with another rule for {@code Idempotency-Key}. */
    public Endpoint with(IdempotencyRule rule) {
        return new Endpoint(method, path, access, body, rule, answer);
    }
}
