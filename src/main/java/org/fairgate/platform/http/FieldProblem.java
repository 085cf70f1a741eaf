package org.fairgate.platform.http;

import java.util.List;
import org.fairgate.platform.text.TextKey;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer of the field in the request, such as {@code /creditCode}; empty for the whole
 * @param text says it to a person; its key is the stable code
 */
public record FieldProblem(String pointer, TextKey text, List<Object> arguments) {
    public FieldProblem {
        arguments = List.copyOf(arguments);
    }

    public FieldProblem(String pointer, TextKey text) {
        this(pointer, text, List.of());
    }
}
