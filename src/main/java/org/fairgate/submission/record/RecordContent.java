package org.fairgate.submission.record;

import java.util.List;

/**
 * What a record says, in the reader's language.
 *
 * @param facts number, time, unit and state
 * @param footer at the bottom of each page, before its number
 */
public record RecordContent(String title, List<Row> facts, List<Section> sections, String footer) {
    public RecordContent {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** A label and its value. */
    public record Row(String label, String value) {}

    /** Rows under a heading. */
    public record Section(String title, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }
}
