package org.fairgate.person.form;

import org.fairgate.edition.Choice;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.document.IdDocument;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.platform.text.Texts;
import org.fairgate.unit.form.Choices;

/** Names of the codes that persons hold, in one language. */
public final class PersonWords {
    private final Texts texts;
    private final Choices choices;
    private final Language language;

    public PersonWords(Texts texts, Choices choices, Language language) {
        this.texts = texts;
        this.choices = choices;
        this.language = language;
    }

    /** The name of a kind of person. */
    public String kind(PersonKind kind) {
        return named("KIND", kind.code());
    }

    /** The name of a state, by the code of the state. */
    public String state(String code) {
        return named("STATE", code);
    }

    /** The name of a tag. */
    public String tag(Tag tag) {
        return named("TAG", tag.code());
    }

    /** What a warning says. */
    public String warning(IdDocument.Warning warning) {
        return named("WARNING", warning.code());
    }

    /** What an issue says. */
    public String issue(PersonIssue issue) {
        return texts.get(language, issue.text(), issue.argumentArray());
    }

    /** The label of a field. */
    public String label(PersonField field) {
        return texts.get(language, field.label());
    }

    /** A value as a reader sees it: codes by their names, everything else as it is. */
    public String value(PersonField field, String value) {
        return switch (field.input()) {
            case DOCUMENT_TYPE -> named("DOCUMENT", value);
            case SEX -> named("SEX", value);
            case DELIVERY -> named("DELIVERY", value);
            case COMMITMENT -> named("COMMITMENT", value);
            case COUNTRY -> country(value);
            default -> value;
        };
    }

    private String country(String code) {
        return choices.countries(language).stream()
                .filter(choice -> choice.code().equals(code))
                .findFirst()
                .map((Choice choice) -> choice.name(language))
                .orElse(code);
    }

    private String named(String list, String code) {
        return PersonFormText.named(list, code)
                .map(text -> texts.get(language, text))
                .orElse(code);
    }
}
