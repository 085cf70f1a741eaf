package org.fairgate.person.form;

import java.util.List;
import org.fairgate.platform.text.TextKey;

/**
 * Something missing or wrong.
 *
 * @param text says what; its key is the stable code
 * @param arguments for the text's placeholders
 */
public record PersonIssue(PersonField field, TextKey text, List<Object> arguments) {
    public PersonIssue {
        arguments = List.copyOf(arguments);
    }

    public PersonIssue(PersonField field, TextKey text) {
        this(field, text, List.of());
    }

    /** The arguments as the text takes them. */
    public Object[] argumentArray() {
        return arguments.toArray();
    }
}
