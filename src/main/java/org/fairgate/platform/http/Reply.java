package org.fairgate.platform.http;

import io.netty.handler.codec.http.cookie.Cookie;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.platform.http.event.EventSource;

/**
 * An answer: status, headers, cookies and body bytes. Immutable; the {@code with…} methods return changed copies.
 *
 * @param events what follows instead of a body, for as long as somebody listens
 */
public record Reply(
        int status, Map<String, String> headers, List<String> cookies, Buffer body, Optional<EventSource> events) {
    private static final Pattern LIFE = Pattern.compile("; (?:Max-Age|Expires)=[^;]*");
    private static final Buffer NOTHING = Buffer.buffer(0);

    public Reply {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /** An answer that ends with its body. */
    public Reply(int status, Map<String, String> headers, List<String> cookies, Buffer body) {
        this(status, headers, cookies, body, Optional.empty());
    }

    /** 200 with a JSON body made of a record, map or list. */
    public static Reply json(Object value) {
        return json(200, value);
    }

    /** A JSON body with this status. */
    public static Reply json(int status, Object value) {
        return bytes(status, "application/json", Json.write(value));
    }

    /** 204. */
    public static Reply noContent() {
        return new Reply(204, Map.of(), List.of(), NOTHING);
    }

    /** 200 with a rendered page. */
    public static Reply html(Buffer page) {
        return bytes(200, "text/html; charset=utf-8", page);
    }

    /**
     * 200 with server-sent events as they come. The edge bounds how many such streams are open and ends each after some
     * minutes; a listener of one too many is told 503.
     */
    public static Reply events(EventSource source) {
        // nginx would gather the events otherwise
        Map<String, String> headers = Map.of("Content-Type", "text/event-stream", "X-Accel-Buffering", "no");
        return new Reply(200, headers, List.of(), NOTHING, Optional.of(source));
    }

    /** Any bytes. */
    public static Reply bytes(int status, String contentType, Buffer body) {
        return new Reply(status, Map.of("Content-Type", contentType), List.of(), body);
    }

    /** 303 to a path of our own: the answer to a successful form. */
    public static Reply seeOther(String path) {
        return new Reply(303, Map.of("Location", path), List.of(), NOTHING);
    }

    /** The same with another status. */
    public Reply withStatus(int other) {
        return new Reply(other, headers, cookies, body, events);
    }

    /** The same with one more header. */
    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, cookies, body, events);
    }

    /** The same with one more cookie. */
    public Reply withCookie(Cookie cookie) {
        List<String> more = new ArrayList<>(cookies);
        more.add(io.netty.handler.codec.http.cookie.ServerCookieEncoder.STRICT.encode(cookie));
        return new Reply(status, headers, more, body, events);
    }

    /** The same with cookies that the browser forgets when it is closed, for a computer that others use too. */
    public Reply withCookiesOfThisSitting() {
        List<String> shortened = cookies.stream()
                .map(cookie -> cookie.contains("Max-Age=0")
                        ? cookie
                        : LIFE.matcher(cookie).replaceAll(""))
                .toList();
        return new Reply(status, headers, shortened, body, events);
    }
}
