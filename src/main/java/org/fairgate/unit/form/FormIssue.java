package org.fairgate.unit.form;

import java.util.List;

/**
 * Something missing or wrong.
 *
 * @param text says what; its key is the stable code
 * @param arguments for the text's placeholders
 */
public record FormIssue(FieldRule rule, FormText text, List<Object> arguments) {
    public FormIssue {
        arguments = List.copyOf(arguments);
    }

    public FormIssue(FieldRule rule, FormText text) {
        this(rule, text, List.of());
    }

    /** Where to put it right. */
    public String link() {
        return rule.link();
    }

    /** The arguments as the text takes them. */
    public Object[] argumentArray() {
        return arguments.toArray();
    }
}
