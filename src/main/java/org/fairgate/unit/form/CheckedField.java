package org.fairgate.unit.form;

import java.util.List;
import java.util.Optional;
import org.fairgate.edition.Choice;

/**
 * A field as it would be submitted.
 *
 * @param values none when empty; a chosen code with its names; a text has itself in all three places. With an issue:
 *     what was typed, as far as it can be shown
 */
public record CheckedField(FieldRule rule, List<Choice> values, Optional<FormIssue> issue) {
    public CheckedField {
        values = List.copyOf(values);
    }

    /** The codes or texts to submit. */
    public List<String> codes() {
        return values.stream().map(Choice::code).toList();
    }
}
