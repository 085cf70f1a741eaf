package org.fairgate.person.sheet;

import java.util.List;
import org.fairgate.platform.text.TextKey;
import org.fairgate.platform.text.Texts;

/**
 * What is wrong with a row, kept so that it can be told in any language.
 *
 * @param field of the draft, or empty for the whole row
 * @param text key of the text
 * @param arguments for its placeholders
 */
public record RowReason(String field, String text, List<String> arguments) {
    public RowReason {
        arguments = List.copyOf(arguments);
    }

    /** Of one field, or with an empty name of the whole row. */
    public static RowReason of(String field, TextKey text, Object... arguments) {
        return new RowReason(
                field,
                text.key(),
                List.of(arguments).stream().map(String::valueOf).toList());
    }

    /** In words. */
    public String words(Texts texts, org.fairgate.kernel.Language language) {
        String words = texts.byKey(language, text);
        for (int i = 0; i < arguments.size(); i++) {
            words = words.replace("{" + i + "}", arguments.get(i));
        }
        return words;
    }
}
