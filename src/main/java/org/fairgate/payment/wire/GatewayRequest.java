package org.fairgate.payment.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;

/**
 * A call to a gateway.
 *
 * @param operation one of a few fixed names, for metrics
 * @param url absolute, query included
 */
public record GatewayRequest(
        String operation, HttpMethod method, String url, Map<String, String> headers, Buffer body) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public GatewayRequest {
        headers = Map.copyOf(headers);
    }

    /** Asks for something without a body. */
    public static GatewayRequest get(String operation, String url, Map<String, String> headers) {
        return new GatewayRequest(operation, HttpMethod.GET, url, headers, Buffer.buffer());
    }

    /** Posts a form in UTF-8, see {@link org.fairgate.payment.wire.text.FormText#encode}. */
    public static GatewayRequest form(String operation, String url, String encoded) {
        return new GatewayRequest(
                operation,
                HttpMethod.POST,
                url,
                Map.of("Content-Type", "application/x-www-form-urlencoded;charset=utf-8"),
                Buffer.buffer(encoded));
    }

    /**
     * Whether it may be sent: by https, or in the clear to this machine itself. Some addresses (of files) come from a
     * gateway's answer.
     */
    boolean isSafe() {
        try {
            URI address = new URI(url);
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    RequestOptions options() {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .putHeader("Accept", "*/*");
        headers.forEach(options::putHeader);
        return options;
    }
}
