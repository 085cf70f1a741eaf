package org.fairgate.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Language;
import org.fairgate.platform.security.Principal;

/**
 * A request as features see it. Each value comes from exactly one place (path, query, header or body; they are never
 * merged), and what a stranger can make malformed fails with a {@link Problem}, not an exception of ours.
 */
public final class Call {
    /** Where the edge puts what it found out about the request. */
    public static final String PRINCIPAL = "fairgate.principal";

    public static final String LANGUAGE = "fairgate.language";
    public static final String REQUEST_ID = "fairgate.requestId";
    public static final String CLIENT = "fairgate.client";
    public static final String INTENT = "fairgate.intent";

    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,2}");

    private final RoutingContext context;

    /** Only the edge makes calls; features never see the routing context. */
    public Call(RoutingContext context) {
        this.context = context;
    }

    /** The caller. */
    public Optional<Principal> principal() {
        return Optional.ofNullable(context.get(PRINCIPAL));
    }

    /** The caller of a route that is not open. */
    public Principal caller() {
        return principal().orElseThrow(() -> HttpProblem.UNAUTHENTICATED.problem());
    }

    /** The caller's language: the switch's cookie, else {@code Accept-Language}, else Chinese. */
    public Language language() {
        return context.get(LANGUAGE);
    }

    /** Names this request in logs and problem documents. */
    public String requestId() {
        return context.get(REQUEST_ID);
    }

    /** The client's network address, through trusted proxies only. */
    public String clientAddress() {
        return context.get(CLIENT);
    }

    /**
     * What the caller wants done once, by the idempotency key: the same whenever the request is repeated, even when the first
     * answer was lost with its node. Only for endpoints with {@link IdempotencyRule#REQUIRED}.
     *
     * @throws IllegalStateException for any other
     */
    public UUID intent() {
        return kept(INTENT, UUID.class).orElseThrow(() -> new IllegalStateException("no idempotency key is required"));
    }

    /** Keeps something that was found out for this request until it is answered; gives it back. */
    public <T> T keep(String name, T value) {
        context.put(name, value);
        return value;
    }

    /** What {@link #keep} kept. */
    public <T> Optional<T> kept(String name, Class<T> type) {
        Object value = context.get(name);
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /** The request's method. */
    public HttpMethod method() {
        return context.request().method();
    }

    /** The request's path, without query. */
    public String path() {
        return context.request().path();
    }

    /** Path and query as the client sent them. */
    public String uri() {
        return context.request().uri();
    }

    /** A parameter of the path; the route guarantees that it is there. */
    public String pathParam(String name) {
        String value = context.pathParam(name);
        if (value == null) {
            throw HttpProblem.NOT_FOUND.problem();
        }
        StrictJson.requireStorable(value);
        return value;
    }

    /** A query parameter, if given; repeated ones are refused. */
    public Optional<String> query(String name) {
        return single(context.queryParam(name));
    }

    /**
     * A query parameter as what {@code read} makes of it, if given; 400 when it makes nothing of it.
     *
     * @param read throws {@link InvalidValue} or {@link DateTimeException} for what it cannot read
     */
    public <T> Optional<T> query(String name, Function<String, T> read) {
        return query(name).map(text -> read(text, read, HttpProblem.BAD_REQUEST));
    }

    /** How many rows a page may have, from the query parameter {@code limit}: 1 to {@code most}, else 400. */
    public int limit(int usual, int most) {
        String text = query("limit").orElse(Integer.toString(usual));
        if (!LIMIT.matcher(text).matches() || Integer.parseInt(text) > most) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        return Integer.parseInt(text);
    }

    /**
     * A parameter of the path as what {@code read} makes of it. What is no id at all is answered like the id of nothing.
     *
     * @param read throws {@link InvalidValue} or {@link DateTimeException} for what it cannot read
     * @param nothing the refusal of what does not exist
     */
    public <T> T pathParam(String name, Function<String, T> read, Refusal nothing) {
        return read(pathParam(name), read, nothing);
    }

    private static <T> T read(String text, Function<String, T> read, Refusal otherwise) {
        try {
            return read.apply(text);
        } catch (InvalidValue | DateTimeException strange) {
            throw otherwise.problem();
        }
    }

    /** A form field, if sent; repeated ones are refused. */
    public Optional<String> field(String name) {
        return single(context.request().formAttributes().getAll(name));
    }

    /** All values of a form field, such as a group of check boxes. */
    public List<String> fields(String name) {
        List<String> values = context.request().formAttributes().getAll(name);
        values.forEach(StrictJson::requireStorable);
        return values;
    }

    /** All form fields by name, in the order of their names. */
    public SortedMap<String, List<String>> allFields() {
        SortedMap<String, List<String>> all = new TreeMap<>();
        MultiMap sent = context.request().formAttributes();
        sent.names().forEach(name -> all.put(name, sent.getAll(name)));
        return all;
    }

    /** All request headers, by name in any case. */
    public MultiMap headers() {
        return context.request().headers();
    }

    /** Every value of a request header, as often as it was sent. */
    public List<String> headers(String name) {
        return context.request().headers().getAll(name);
    }

    /** A request header, if sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** A cookie's value, if sent. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(context.request().getCookie(name)).map(io.vertx.core.http.Cookie::getValue);
    }

    /** The raw body; empty when there is none. */
    public Buffer body() {
        Buffer body = context.body() == null ? null : context.body().buffer();
        return body == null ? Buffer.buffer(0) : body;
    }

    /** The JSON body as a record; 400 when it is not one, 415 when it does not claim to be JSON. */
    public <T> T json(Class<T> type) {
        requireJson();
        return StrictJson.read(body(), type);
    }

    /** Refuses with 415 what does not claim to be JSON. */
    public void requireJson() {
        String type = header("Content-Type").orElse("");
        if (!type.equals("application/json") && !type.startsWith("application/json;")) {
            throw HttpProblem.UNSUPPORTED_MEDIA_TYPE.problem();
        }
    }

    /** The one uploaded file of an upload route, on disk until the answer is sent. */
    public Optional<FileUpload> file() {
        List<FileUpload> files = context.fileUploads();
        if (files.size() > 1) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        return files.stream().findFirst();
    }

    private static Optional<String> single(List<String> values) {
        if (values.size() > 1) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        values.forEach(StrictJson::requireStorable);
        return values.stream().findFirst();
    }
}
