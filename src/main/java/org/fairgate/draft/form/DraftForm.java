package org.fairgate.draft.form;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A draft page as its form shows it.
 *
 * @param version the version the values are based on, 0 before the first save
 * @param savedAt when that version was saved
 * @param intervalMs how long the browser waits between saves
 * @param values every field's values; one at most for a field that is no list
 * @param theirs where a post came too late: what the newer version holds in the fields that differ
 * @param problems what is wrong with a field, in the reader's language; only where the reader asked to be told
 */
public record DraftForm(
        String page,
        State state,
        long version,
        Optional<Instant> savedAt,
        long intervalMs,
        Map<String, List<String>> values,
        Map<String, List<String>> theirs,
        Map<String, String> problems) {

    /** What can be done with the form. */
    public enum State {
        /** Filled in and saved. */
        EDITABLE,
        /** Posted on top of an older version: nothing was saved, both versions are shown. */
        STALE,
        /** Posted with more than a page may hold: nothing was saved. */
        TOO_LONG,
        /** Submitted: only read. */
        LOCKED,
        /** Outside the registration period: only read. */
        CLOSED
    }

    public DraftForm {
        values = Map.copyOf(values);
        theirs = Map.copyOf(theirs);
        problems = Map.copyOf(problems);
    }

    /** Whether the fields can be filled in. */
    public boolean editable() {
        return state != State.LOCKED && state != State.CLOSED;
    }

    /** Whether scripts may save the form by themselves; not while its values are not those of its version. */
    public boolean savesItself() {
        return state == State.EDITABLE;
    }

    /** The value of a field, empty when there is none. */
    public String value(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** All values of a list. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether this value is among a field's. */
    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** What the newer version holds in a field that differs. */
    public Optional<List<String>> theirs(String name) {
        return Optional.ofNullable(theirs.get(name));
    }

    /** What is wrong with a field. */
    public Optional<String> problem(String name) {
        return Optional.ofNullable(problems.get(name));
    }

    /** Ids of the lines that describe a field; null for none, so that the attribute is left out. */
    public @org.jspecify.annotations.Nullable String describedBy(String name, boolean hint) {
        String ids = (problems.containsKey(name) ? name + "-error " : "")
                + (theirs.containsKey(name) ? name + "-theirs " : "")
                + (hint ? name + "-hint" : "");
        return ids.isEmpty() ? null : ids.strip();
    }

    /** The same with problems shown beside the fields. */
    public DraftForm withProblems(Map<String, String> shown) {
        return new DraftForm(page, state, version, savedAt, intervalMs, values, theirs, shown);
    }

    /** The same with values for fields that are empty, as long as the page has never been saved. */
    public DraftForm prefilled(Map<String, String> suggestions) {
        if (version > 0 || state != State.EDITABLE) {
            return this;
        }
        Map<String, List<String>> filled = new java.util.HashMap<>(values);
        suggestions.forEach((name, value) -> {
            if (all(name).isEmpty() && !value.isEmpty()) {
                filled.put(name, List.of(value));
            }
        });
        return new DraftForm(page, state, version, savedAt, intervalMs, filled, theirs, problems);
    }
}
