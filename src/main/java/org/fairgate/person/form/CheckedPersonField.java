package org.fairgate.person.form;

import java.util.List;
import java.util.Optional;

/**
 * A field as it would be submitted.
 *
 * @param values codes or texts; none when empty. With an issue: what was typed, as far as it can be shown
 */
public record CheckedPersonField(PersonField field, List<String> values, Optional<PersonIssue> issue) {
    public CheckedPersonField {
        values = List.copyOf(values);
    }

    static CheckedPersonField right(PersonField field, String value) {
        return new CheckedPersonField(field, List.of(value), Optional.empty());
    }
}
