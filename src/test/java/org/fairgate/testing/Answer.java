package org.fairgate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, byte[] bytes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body as JSON; missing when it is empty or something else. */
    public JsonNode json() {
        if (bytes.length == 0 || !contentType().contains("json")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(text(), e);
        }
    }

    /** The body as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The {@code code} of a problem document; empty otherwise. */
    public String code() {
        return json().path("code").asText("");
    }

    /** A header's first value; empty when it was not sent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** All cookies set, whole. */
    public List<String> cookies() {
        return headers.allValues("Set-Cookie");
    }

    /** The value of a cookie that was set; empty when it was not. */
    public String cookie(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
                .findFirst()
                .orElse("");
    }

    /** The body's type; empty when there is none. */
    public String contentType() {
        return header("Content-Type");
    }

    @Override
    public String toString() {
        return status + " " + contentType() + " " + text();
    }
}
