package org.fairgate.platform.page;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins a style sheet and all that it imports into one file. A sheet is written as many small ones, which a browser would
 * fetch one after the other before it draws anything; joined it costs one request, and packs better. What a sheet
 * imports is a plain {@code @import "file.css";} in a line of its own, before any rule.
 */
final class Sheets {
    private static final Pattern IMPORT = Pattern.compile("(?m)^@import \"([^\"\\n]+\\.css)\";\\n?");
    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern MARGINS = Pattern.compile("(?m)^\\s+|[ \\t]+$");

    private final UnaryOperator<String> source;

    /** @param source gives the text of a sheet by its path below {@code web/} */
    Sheets(UnaryOperator<String> source) {
        this.source = source;
    }

    /**
     * The sheet with what it imports in place of each import, without comments and margins.
     *
     * @throws IllegalStateException when an import is not of the one form, or stands where browsers ignore it
     */
    String joined(String entry) {
        return MARGINS.matcher(whole(entry)).replaceAll("");
    }

    private String whole(String path) {
        String text = COMMENTS.matcher(source.apply(path)).replaceAll("");
        Matcher imports = IMPORT.matcher(text);
        StringBuilder all = new StringBuilder();
        int end = 0;
        while (imports.find() && text.substring(end, imports.start()).isBlank()) {
            all.append(whole(
                    Path.of(path).resolveSibling(imports.group(1)).normalize().toString()));
            end = imports.end();
        }
        String rules = text.substring(end);
        if (rules.contains("@import")) {
            throw new IllegalStateException(path + ": cannot join an import that is below a rule, or of another form");
        }
        return all.append(rules).append('\n').toString();
    }
}
