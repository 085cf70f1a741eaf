package org.fairgate.platform.page;

import java.util.Optional;
import java.util.regex.Pattern;

/** A place of ours to return to, taken from an address that a stranger may have written. */
public final class Back {
    /** A path of plain characters: no second slash in front, no backslash, no control character. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/_.~%?&=+,:@-]{0,500}");

    private Back() {}

    /** The path asked for, when it is one of our own pages; else the other. */
    public static String to(Optional<String> asked, String otherwise) {
        return asked.filter(path -> LOCAL.matcher(path).matches()).orElse(otherwise);
    }
}
