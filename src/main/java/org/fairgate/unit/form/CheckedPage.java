package org.fairgate.unit.form;

import java.util.List;

/** A page with all its fields as they would be submitted. */
public record CheckedPage(FormPage page, List<CheckedField> fields) {
    public CheckedPage {
        fields = List.copyOf(fields);
    }

    /** Everything that is missing or wrong on it, in the order of the fields. */
    public List<FormIssue> issues() {
        return fields.stream().flatMap(field -> field.issue().stream()).toList();
    }

    /** Whether it could be submitted as it is. */
    public boolean complete() {
        return issues().isEmpty();
    }
}
