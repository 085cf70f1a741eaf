package org.fairgate.account.session;

import java.util.List;
import java.util.Locale;

/** Shortens a user agent to what its owner recognises: {@code Chrome · Windows}. */
final class Devices {
    private static final int LONGEST = 40;

    /** In the order in which they must be looked for: each also claims to be those after it. */
    private static final List<String[]> BROWSERS = List.of(
            new String[] {"micromessenger", "WeChat"},
            new String[] {"edg", "Edge"},
            new String[] {"opr/", "Opera"},
            new String[] {"firefox", "Firefox"},
            new String[] {"fxios", "Firefox"},
            new String[] {"chrome", "Chrome"},
            new String[] {"crios", "Chrome"},
            new String[] {"safari", "Safari"});

    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"harmony", "HarmonyOS"},
            new String[] {"android", "Android"},
            new String[] {"iphone", "iPhone"},
            new String[] {"ipad", "iPad"},
            new String[] {"windows", "Windows"},
            new String[] {"mac os", "macOS"},
            new String[] {"linux", "Linux"});

    private Devices() {}

    static String describe(String userAgent) {
        String text = userAgent.toLowerCase(Locale.ROOT);
        String browser = first(BROWSERS, text);
        String system = first(SYSTEMS, text);
        if (!browser.isEmpty()) {
            return system.isEmpty() ? browser : browser + " · " + system;
        }
        String name = userAgent.replaceAll("[^\\x20-\\x7E]", "").strip();
        int blank = name.indexOf(' ');
        String product = blank < 0 ? name : name.substring(0, blank);
        return product.isEmpty() ? "?" : product.substring(0, Math.min(LONGEST, product.length()));
    }

    private static String first(List<String[]> names, String text) {
        return names.stream()
                .filter(name -> text.contains(name[0]))
                .map(name -> name[1])
                .findFirst()
                .orElse("");
    }
}
