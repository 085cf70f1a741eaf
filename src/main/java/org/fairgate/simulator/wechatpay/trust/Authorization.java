package org.fairgate.simulator.wechatpay.trust;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Authorization} header of a merchant's call. */
public record Authorization(String merchantId, String serial, Stamp stamp, String signature) {
    /** The only scheme there is. */
    public static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

    private static final Pattern PART = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final Pattern WHOLE =
            Pattern.compile(Pattern.quote(SCHEME) + " ([a-z_]+=\"[^\"]*\"(?:, ?[a-z_]+=\"[^\"]*\")*)");
    private static final Set<String> NAMES = Set.of("mchid", "nonce_str", "signature", "timestamp", "serial_no");

    /** Empty unless it names the scheme and has each of the five parts once, in any order. */
    public static Optional<Authorization> parse(String header) {
        Matcher whole = WHOLE.matcher(header);
        if (!whole.matches()) {
            return Optional.empty();
        }
        Map<String, String> parts = new HashMap<>();
        Matcher part = PART.matcher(whole.group(1));
        int count = 0;
        while (part.find()) {
            parts.put(part.group(1), part.group(2));
            count++;
        }
        if (count != NAMES.size() || !parts.keySet().equals(NAMES)) {
            return Optional.empty();
        }
        return Optional.of(new Authorization(
                value(parts, "mchid"),
                value(parts, "serial_no"),
                new Stamp(value(parts, "timestamp"), value(parts, "nonce_str")),
                value(parts, "signature")));
    }

    private static String value(Map<String, String> parts, String name) {
        return parts.getOrDefault(name, "");
    }
}
