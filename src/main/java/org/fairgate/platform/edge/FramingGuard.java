package org.fairgate.platform.edge;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Refuses requests whose framing could be read in two ways: both {@code Content-Length} and {@code Transfer-Encoding}, a
 * repeated one, an encoding other than {@code chunked}, or a header whose name nearly is one of them (the HTTP parser of
 * this Vert.x line takes some of these for the real one, see the security section of the README).
 *
 * <p>Where the parser has already put the real name in place of a near one, as for {@code Content-Xength}, nothing of it
 * is left to be seen here. Then a true length beside it makes two, and without one {@link Edge} ends the connection after
 * the answer, so that the next request of a proxy is never read as this one's body.
 */
final class FramingGuard {
    private static final List<String> FRAMING = List.of("content-length", "transfer-encoding");

    private static final int MOST_DIFFERENCES = 4;

    private FramingGuard() {}

    static boolean isSuspicious(MultiMap headers) {
        for (Map.Entry<String, String> header : headers) {
            if (isNearMiss(header.getKey())) {
                return true;
            }
        }
        boolean length = headers.contains("Content-Length");
        boolean encoding = headers.contains("Transfer-Encoding");
        if (!length && !encoding) {
            return false;
        }
        return length && encoding
                || headers.getAll("Content-Length").size() > 1
                || headers.getAll("Transfer-Encoding").size() > 1
                || encoding && !"chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"));
    }

    private static boolean isNearMiss(String name) {
        for (String framing : FRAMING) {
            if (name.length() != framing.length()) {
                continue;
            }
            int differences = differences(name.toLowerCase(Locale.ROOT), framing);
            if (differences > 0 && differences <= MOST_DIFFERENCES) {
                return true;
            }
        }
        return false;
    }

    private static int differences(String a, String b) {
        int count = 0;
        for (int i = 0; i < a.length(); i++) {
            count += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return count;
    }
}
