package org.fairgate.platform.page;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins an ES module and all that it imports into one file, so that a page needs one request for its script. Our modules
 * keep to what makes this a matter of text: named exports, imports of one line, top-level names unique over all modules.
 */
final class Modules {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:\\{[^}\\n]*} from )?\"(\\.{1,2}/[^\"\\n]+\\.js)\";\\n?");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=(?:async )?(?:function|class|const) )");
    private static final Pattern TOP_LEVEL = Pattern.compile("(?m)^(?:async )?(?:function|class|const|let) (\\w+)");
    private static final Pattern LEFT_OVER = Pattern.compile("(?m)^(?:import|export)\\b.*");
    private static final Pattern COMMENTS = Pattern.compile("(?ms)/\\*\\*.*?\\*/|^[ \\t]*//.*?$");
    private static final Pattern MARGINS = Pattern.compile("(?m)^[ \\t]+|^\\n");

    private final UnaryOperator<String> source;

    /** @param source gives the text of a module by its path below {@code web/} */
    Modules(UnaryOperator<String> source) {
        this.source = source;
    }

    /**
     * The module with everything it imports before it, each once, without comments and margins.
     *
     * @throws IllegalStateException when a module does not keep to the rules
     */
    String joined(String entry) {
        StringBuilder all = new StringBuilder();
        append(entry, all, new LinkedHashSet<>());
        requireUniqueNames(entry, all);
        return MARGINS.matcher(COMMENTS.matcher(all).replaceAll("")).replaceAll("");
    }

    /** A name twice is an error of syntax, and the whole script would not run. */
    private static void requireUniqueNames(String entry, CharSequence joined) {
        Set<String> names = new HashSet<>();
        Matcher declared = TOP_LEVEL.matcher(joined);
        while (declared.find()) {
            if (!names.add(declared.group(1))) {
                throw new IllegalStateException(entry + ": two modules declare " + declared.group(1));
            }
        }
    }

    private void append(String path, StringBuilder all, Set<String> seen) {
        if (!seen.add(path)) {
            return;
        }
        String text = source.apply(path);
        Matcher imports = IMPORT.matcher(text);
        while (imports.find()) {
            append(Path.of(path).resolveSibling(imports.group(1)).normalize().toString(), all, seen);
        }
        String body = EXPORT.matcher(IMPORT.matcher(text).replaceAll("")).replaceAll("");
        Matcher leftOver = LEFT_OVER.matcher(body);
        if (leftOver.find()) {
            throw new IllegalStateException(path + ": cannot join " + leftOver.group());
        }
        all.append(body).append('\n');
    }
}
