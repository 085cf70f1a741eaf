package org.fairgate.draft.form;

import java.util.List;

/**
 * Something a field of a form offers, in the reader's language.
 *
 * @param code what is saved
 * @param search further words by which it is found, such as its name in the other language
 * @param area the choice of another list that it belongs to; empty for none
 */
public record Option(String code, String label, String search, String area) {
    /** Options under a common heading. */
    public record Group(String label, List<Option> options) {
        public Group {
            options = List.copyOf(options);
        }
    }

    /** The labels of these codes, in their order; a code that is not offered stands for itself. */
    public static List<String> labels(List<Option> options, List<String> codes) {
        return codes.stream()
                .map(code -> options.stream()
                        .filter(option -> option.code().equals(code))
                        .map(Option::label)
                        .findFirst()
                        .orElse(code))
                .toList();
    }

    /** All options of these groups. */
    public static List<Option> all(List<Group> groups) {
        return groups.stream().flatMap(group -> group.options().stream()).toList();
    }
}
