package org.fairgate.unit.page;

import java.util.List;
import org.fairgate.draft.form.Option;
import org.jspecify.annotations.Nullable;

/**
 * A field as a page draws it.
 *
 * @param name key in the draft and id of the control
 * @param hint a line under the label
 * @param filter for long lists, what the box that narrows them says
 * @param options what there is to choose from, without headings
 * @param groups the same under headings
 */
public record FieldView(
        String name,
        String label,
        @Nullable String hint,
        boolean optional,
        Control control,
        Typing typing,
        @Nullable String filter,
        List<Option> options,
        List<Option.Group> groups) {

    /** Kinds of controls. */
    public enum Control {
        LINE,
        LINES,
        SELECT,
        BOXES,
        BOXES_IN_GROUPS
    }

    /**
     * What a browser should know about a line of text.
     *
     * @param longest characters
     * @param look class names beside {@code input}
     */
    public record Typing(
            int longest,
            String type,
            String look,
            @Nullable String inputmode,
            @Nullable String autocomplete,
            @Nullable String lang) {}

    public FieldView {
        options = List.copyOf(options);
        groups = List.copyOf(groups);
    }
}
