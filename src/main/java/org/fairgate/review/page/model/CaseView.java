package org.fairgate.review.page.model;

import java.util.List;
import org.fairgate.platform.page.Form;
import org.jspecify.annotations.Nullable;

/** A case as it is drawn. */
public record CaseView(
        Head head, Form form, Changes changes, List<Section> sections, Verdicts verdicts, People people) {
    public CaseView {
        sections = List.copyOf(sections);
    }

    /**
     * What stands above everything.
     *
     * @param mine whether the reader has claimed it
     * @param other that somebody else is looking
     */
    public record Head(
            String unit,
            int round,
            String name,
            String state,
            String stateLook,
            String facts,
            boolean mine,
            @Nullable Other other,
            @Nullable String done,
            String back) {}

    /**
     * Somebody else who has the case open.
     *
     * @param staff who it is
     * @param told the same in words
     * @param takeOver where the question stands whether to take the case over
     */
    public record Other(String staff, String told, String takeOver) {}

    /**
     * Against the last time it was sent back.
     *
     * @param comparable whether it ever was
     * @param all whether everything is shown, not only what changed
     */
    public record Changes(
            boolean comparable,
            boolean all,
            String lastReturned,
            List<String> lastReasons,
            String changesLink,
            String allLink) {
        public Changes {
            lastReasons = List.copyOf(lastReasons);
        }
    }

    /** What can be decided, and what was. */
    public record Verdicts(
            boolean decidable,
            String action,
            List<Check> checks,
            List<Canned> canned,
            String unitLanguage,
            List<String> history) {
        public Verdicts {
            checks = List.copyOf(checks);
            canned = List.copyOf(canned);
            history = List.copyOf(history);
        }
    }

    /** The persons of the unit. */
    public record People(
            List<PersonView> persons,
            String action,
            boolean approved,
            @Nullable OutcomeView outcome) {
        public People {
            persons = List.copyOf(persons);
        }
    }

    /** A fact that the machine found; an odd one asks for a look. */
    public record Check(String text, boolean odd) {}

    /** A reason that is given often, in the language of the unit. */
    public record Canned(int number, String field, String text) {}

    /** One page of the form. */
    public record Section(String title, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One field.
     *
     * @param before what it was when it was sent back; only of a changed one
     * @param picture address of the picture, where the value is one
     * @param lastReason what was said about it when it was sent back
     * @param reason what the reviewer has typed about it
     */
    public record Row(
            String field,
            String label,
            String value,
            boolean changed,
            String before,
            @Nullable String picture,
            @Nullable String pictureBefore,
            String lastReason,
            String reason) {
        /** Id of the control for a reason. */
        public String reasonId() {
            return "reason-" + field.replace('/', '-').replace(':', '-');
        }
    }

    /** Whether somebody may still decide on it. */
    public boolean decidable() {
        return verdicts.decidable();
    }

    /** Whether any person waits for a decision. */
    public boolean personsDecidable() {
        return people.persons().stream().anyMatch(PersonView::decidable);
    }
}
