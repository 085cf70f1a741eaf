package org.fairgate.platform.config;

import java.util.Locale;
import java.util.Map;

/** A size in bytes, written {@code 512B}, {@code 64KiB} or {@code 2MiB}; at most 2 GiB so that it fits an {@code int}. */
public record ByteSize(int bytes) {
    private static final Map<String, Integer> UNITS = Map.of("b", 1, "kib", 1024, "mib", 1024 * 1024);

    /** Reads the written form; throws {@link BadSetting} otherwise. */
    public static ByteSize parse(String text) {
        String written = text.trim().toLowerCase(Locale.ROOT);
        int digits = 0;
        while (digits < written.length() && Character.isDigit(written.charAt(digits))) {
            digits++;
        }
        Integer unit = UNITS.get(written.substring(digits).trim());
        BadSetting.require(
                digits > 0 && digits < 10 && unit != null, "'" + text + "' is not a size such as 512B, 64KiB or 2MiB");
        return new ByteSize(Math.toIntExact(Long.parseLong(written.substring(0, digits)) * (unit == null ? 1 : unit)));
    }
}
