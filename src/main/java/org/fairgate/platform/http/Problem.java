package org.fairgate.platform.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal on its way to the caller: an everyday outcome, so it carries no stack trace and is not logged. Rendered as
 * {@code application/problem+json} (RFC 9457) or as a page.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient List<Object> arguments;
    private transient List<FieldProblem> errors = List.of();
    private transient Map<String, Object> members = Map.of();
    private int retryAfterSeconds;

    Problem(Refusal refusal, List<Object> arguments) {
        super(refusal.key(), null, false, false);
        this.refusal = refusal;
        this.arguments = List.copyOf(arguments);
    }

    /** Adds what is wrong field by field ({@code errors[]}). */
    public Problem errors(List<FieldProblem> fields) {
        this.errors = List.copyOf(fields);
        return this;
    }

    /** Adds a member of the document, such as {@code currentVersion}. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        this.members = more;
        return this;
    }

    /** Adds {@code Retry-After}. */
    public Problem retryAfter(int seconds) {
        this.retryAfterSeconds = seconds;
        return this;
    }

    public Refusal refusal() {
        return refusal;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /** Further members of the document, in order. */
    public Map<String, Object> members() {
        return members;
    }

    /** Seconds for {@code Retry-After}; 0 for none. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
