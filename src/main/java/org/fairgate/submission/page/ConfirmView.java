package org.fairgate.submission.page;

import java.util.List;

/**
 * A question before something that cannot be undone: what will happen, and the form that does it.
 *
 * @param persons ids to submit, as the form sends them again
 * @param danger whether the button warns
 */
public record ConfirmView(
        String title,
        List<String> lines,
        String action,
        List<String> persons,
        String yes,
        String back,
        boolean danger) {
    public ConfirmView {
        lines = List.copyOf(lines);
        persons = List.copyOf(persons);
    }
}
