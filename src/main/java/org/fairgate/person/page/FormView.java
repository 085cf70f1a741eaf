package org.fairgate.person.page;

import java.util.List;
import org.fairgate.draft.form.DraftForm;
import org.fairgate.draft.form.DraftHolder;
import org.fairgate.draft.form.Option;
import org.fairgate.kernel.document.DocumentType;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.form.PersonField;
import org.jspecify.annotations.Nullable;

/**
 * The form of a person as it is drawn.
 *
 * @param link where the person is
 * @param title its name, as far as it is known
 * @param read what its number tells of birth date and sex, or that it will
 * @param hints a line under the label, by the names of the fields
 * @param cancellable whether it was submitted before and can be given up
 * @param checking whether the reader came to be told what is wrong, and goes back there
 */
public record FormView(
        String link,
        String title,
        PersonKind kind,
        String kindName,
        Words.StateView state,
        DraftForm form,
        DraftHolder holder,
        List<Section> sections,
        Lists lists,
        List<Picture> pictures,
        String read,
        java.util.Map<String, String> hints,
        Told told,
        boolean cancellable,
        boolean checking) {
    public FormView {
        sections = List.copyOf(sections);
        pictures = List.copyOf(pictures);
        hints = java.util.Map.copyOf(hints);
    }

    /**
     * Some fields under a heading.
     *
     * @param id also a class name
     */
    public record Section(String id, String title, List<PersonField> fields) {
        public Section {
            fields = List.copyOf(fields);
        }
    }

    /** What there is to choose from. */
    public record Lists(
            List<Option> documents,
            List<Option> sexes,
            List<Option> countries,
            List<Option> days,
            List<Option> deliveries,
            List<Option> addresses,
            List<Option> commitment) {
        public Lists {
            documents = List.copyOf(documents);
            sexes = List.copyOf(sexes);
            countries = List.copyOf(countries);
            days = List.copyOf(days);
            deliveries = List.copyOf(deliveries);
            addresses = List.copyOf(addresses);
            commitment = List.copyOf(commitment);
        }
    }

    /**
     * A picture to upload.
     *
     * @param name of the field that holds its id
     * @param url where the present one is; null without one
     * @param wrong why the last upload was refused; null for nothing
     */
    public record Picture(
            String name,
            String label,
            String purpose,
            int longestFile,
            @Nullable String url,
            @Nullable String wrong) {}

    /**
     * What is to be put right.
     *
     * @param returnedBy who sent the person back; null when nobody did
     * @param reasons why, in the words of whoever sent it back
     * @param problems what is missing or wrong, where the reader asked to be told
     */
    public record Told(@Nullable String returnedBy, List<Problem> reasons, List<Problem> problems) {
        public Told {
            reasons = List.copyOf(reasons);
            problems = List.copyOf(problems);
        }
    }

    /**
     * One thing to put right.
     *
     * @param anchor id of the control; empty for the person as a whole
     */
    public record Problem(String anchor, String text) {}

    /** The module of the page: only who has a list of countries needs one to search in it. */
    public String script() {
        return kind == PersonKind.FOREIGN ? "person/foreign.js" : "person/page.js";
    }

    /** Whether a document of this kind tells birth date and sex by its number. */
    public boolean readsBirth() {
        return kind.documents().stream().anyMatch(DocumentType::tellsBirth);
    }

    /** Whether a document of this kind leaves them to be typed. */
    public boolean typesBirth() {
        return !kind.documents().stream().allMatch(DocumentType::tellsBirth);
    }

    /** The line under a field's label; null for none. */
    public @Nullable String hint(String field) {
        return hints.get(field);
    }

    /** The picture that a field holds. */
    public Picture picture(String field) {
        return pictures.stream()
                .filter(picture -> picture.name().equals(field))
                .findFirst()
                .orElseThrow();
    }

    /** Where to submit this person. */
    public String submitLink() {
        return ListView.SUBMISSION;
    }
}
