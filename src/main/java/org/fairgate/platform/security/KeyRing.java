package org.fairgate.platform.security;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.Secret;

/**
 * Named 256-bit keys, the first of which is used for new things while all serve for reading old ones. Rotation: put a
 * new key first, later drop the last.
 */
public final class KeyRing {
    private static final int KEY_BYTES = 32;

    private final Map<String, byte[]> keys;
    private final String current;

    private KeyRing(Map<String, byte[]> keys) {
        this.keys = Collections.unmodifiableMap(keys);
        this.current = keys.keySet().iterator().next();
    }

    /**
     * Reads {@code kid:base64,kid:base64}.
     *
     * @param name the setting's name, for the message
     * @throws BadSetting when empty, malformed, repeated or not 32 bytes
     */
    public static KeyRing parse(String name, Secret written) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (String part : written.value().split(",", -1)) {
            String[] halves = part.trim().split(":", 2);
            if (halves.length != 2 || !halves[0].matches("[A-Za-z0-9_-]{1,16}")) {
                throw new BadSetting(name + ": expected kid:base64 of 32 bytes, comma separated");
            }
            if (keys.put(halves[0], key(name, halves[1])) != null) {
                throw new BadSetting(name + ": key id " + halves[0] + " stands twice");
            }
        }
        return new KeyRing(keys);
    }

    /** Reads one key without id. */
    public static byte[] key(String name, String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64.trim());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new BadSetting(name + ": not base64");
        }
        throw new BadSetting(name + ": a key has 32 bytes");
    }

    /** Id of the key for new things. */
    public String current() {
        return current;
    }

    /** The key for new things. */
    byte[] currentKey() {
        return key(current).orElseThrow();
    }

    /** The key of this id, if we hold it. */
    Optional<byte[]> key(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    /** All ids. */
    Iterable<String> ids() {
        return keys.keySet();
    }
}
