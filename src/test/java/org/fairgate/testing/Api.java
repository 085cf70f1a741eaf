package org.fairgate.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A caller of the API with headers of its own, such as a token. Bodies are sent as JSON: a {@code String} as it is,
 * anything else (record, map, list, JsonNode) written by Jackson. Redirects are not followed.
 */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final URI base;
    private final List<String> headers;
    private final Witness witness;

    Api(HttpClient client, URI base, List<String> headers, Witness witness) {
        this.client = client;
        this.base = base;
        this.headers = List.copyOf(headers);
        this.witness = witness;
    }

    /** A request as it was sent; an empty content type stands for none. */
    public record Sent(String method, String path, String contentType, byte[] body) {}

    /** Sees every request of a caller with its answer, and fails where something is not as it should be. */
    public interface Witness {
        void saw(Sent request, Answer answer);
    }

    /** The same caller under somebody's eyes. */
    public Api watchedBy(Witness other) {
        return new Api(client, base, headers, other);
    }

    /** The same caller with one more header on each request. */
    public Api with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Api(client, base, more, witness);
    }

    /** A caller with this access token. */
    public Api bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, "", new byte[0]);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", new byte[0]);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", bytes(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", bytes(body));
    }

    /** A form as browsers send it: names and values in turn, already encoded where need be. */
    public Answer form(String path, String encoded) {
        return send("POST", path, "application/x-www-form-urlencoded", encoded.getBytes(StandardCharsets.UTF_8));
    }

    /** Any request; an empty content type sends none. */
    public Answer send(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.length == 0 && contentType.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            witness.saw(new Sent(method, path, contentType, body), answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Object body) {
        if (body instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
