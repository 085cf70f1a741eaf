package org.fairgate.review.page.model;

import java.util.List;
import org.fairgate.draft.form.Option;

/**
 * The filters over a list, as they stand in its address.
 *
 * @param action the list's path
 * @param nodes delegations to choose from; none where there is one only
 * @param clear address without filters
 */
public record FilterView(
        String action,
        String tab,
        Chosen chosen,
        boolean searchable,
        List<Option> nodes,
        List<Option> kinds,
        String clear) {
    public FilterView {
        nodes = List.copyOf(nodes);
        kinds = List.copyOf(kinds);
    }

    /** What is filtered by; empty texts for what is not. */
    public record Chosen(String search, String node, String kind) {}

    /** What is searched for. */
    public String search() {
        return chosen.search();
    }

    /** Whether this node is chosen. */
    public boolean isNode(String code) {
        return chosen.node().equals(code);
    }

    /** Whether this kind is chosen. */
    public boolean isKind(String code) {
        return chosen.kind().equals(code);
    }

    /** Whether there is anything to filter by. */
    public boolean offers() {
        return searchable || !nodes.isEmpty() || !kinds.isEmpty();
    }

    /** Whether nothing is filtered. */
    public boolean plain() {
        return chosen.search().isBlank()
                && chosen.node().isEmpty()
                && chosen.kind().isEmpty();
    }
}
