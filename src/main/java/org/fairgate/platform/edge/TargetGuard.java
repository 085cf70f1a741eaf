package org.fairgate.platform.edge;

import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses requests that do not say clearly what they ask for: not exactly one well-formed {@code Host}, a target that is
 * no path, or one whose percent-encoding is broken, is not UTF-8 or hides a NUL. The router and its readers of queries
 * would fail on them.
 */
final class TargetGuard {
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
    private static final int HEX = 16;

    /** Nearly every request names the same one: a comparison is cheaper than a match. */
    private static volatile String lastSoundHost = "";

    private TargetGuard() {}

    static boolean isSuspicious(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll("Host");
        return hosts.size() != 1 || !isHost(hosts.get(0)) || !isSound(request.uri());
    }

    private static boolean isHost(String host) {
        if (host.equals(lastSoundHost)) {
            return true;
        }
        boolean sound = HOST.matcher(host).matches();
        if (sound) {
            lastSoundHost = host;
        }
        return sound;
    }

    static boolean isSound(String target) {
        if (!target.startsWith("/")) {
            return false;
        }
        return target.indexOf('%') < 0 || decodes(target);
    }

    private static boolean decodes(String target) {
        ByteBuffer bytes = ByteBuffer.allocate(target.length());
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '%') {
                int value = value(target, i + 1);
                if (value <= 0) {
                    return false;
                }
                bytes.put((byte) value);
                i += 2;
            } else {
                // Only the escaped bytes are looked at, each run of them by itself.
                bytes.put((byte) ' ');
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).hasRemaining();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The byte written as two hexadecimal digits; -1 for anything else. */
    private static int value(String target, int at) {
        if (at + 1 >= target.length()) {
            return -1;
        }
        int high = Character.digit(target.charAt(at), HEX);
        int low = Character.digit(target.charAt(at + 1), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
}
