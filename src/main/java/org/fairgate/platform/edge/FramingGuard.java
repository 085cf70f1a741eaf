package org.fairgate.platform.edge;

import io.vertx.core.MultiMap;
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
    private static final String LENGTH = "content-length";
    private static final String ENCODING = "transfer-encoding";
    private static final int MOST_DIFFERENCES = 4;

    private FramingGuard() {}

    static boolean isSuspicious(MultiMap headers) {
        int lengths = 0;
        int encodings = 0;
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            // Only a name as long as one of the two can be it or nearly be it; most names end here.
            if (name.length() == LENGTH.length()) {
                int differences = differences(name, LENGTH);
                if (isNearMiss(differences)) {
                    return true;
                }
                lengths += differences == 0 ? 1 : 0;
            } else if (name.length() == ENCODING.length()) {
                int differences = differences(name, ENCODING);
                if (isNearMiss(differences) || differences == 0 && !"chunked".equalsIgnoreCase(header.getValue())) {
                    return true;
                }
                encodings += differences == 0 ? 1 : 0;
            }
        }
        return lengths + encodings > 1;
    }

    private static boolean isNearMiss(int differences) {
        return differences > 0 && differences <= MOST_DIFFERENCES;
    }

    private static int differences(String name, String lower) {
        int count = 0;
        for (int i = 0; i < name.length(); i++) {
            count += Character.toLowerCase(name.charAt(i)) == lower.charAt(i) ? 0 : 1;
        }
        return count;
    }
}
