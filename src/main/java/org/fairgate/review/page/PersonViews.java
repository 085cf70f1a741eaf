package org.fairgate.review.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.document.DocumentType;
import org.fairgate.kernel.document.IdDocument;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonRound;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.form.PersonField;
import org.fairgate.person.form.PersonForm;
import org.fairgate.person.form.PersonInput;
import org.fairgate.person.form.PersonWords;
import org.fairgate.person.queue.Likeness;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.text.Texts;
import org.fairgate.review.PersonCase;
import org.fairgate.review.page.model.CaseView;
import org.fairgate.review.page.model.PersonView;
import org.fairgate.review.page.model.ReviewPageText;
import org.fairgate.unit.Reason;
import org.fairgate.unit.form.Choices;
import org.fairgate.unit.page.UnitText;
import org.jspecify.annotations.Nullable;

/** Turns persons into what a page draws. */
public final class PersonViews {
    /** Says nothing to a reviewer: an id of the unit's own, and a tick that is always there. */
    private static final Set<String> UNTOLD = Set.of("addressId", "commitment");

    private final Texts texts;
    private final Choices choices;

    public PersonViews(Texts texts, Choices choices) {
        this.texts = texts;
        this.choices = choices;
    }

    /** The names of codes in the reader's language. */
    public PersonWords words(PageContext page) {
        return new PersonWords(texts, choices, page.language());
    }

    PersonView view(PersonCase found, PageContext page, Form form) {
        Person person = found.person();
        PersonWords words = words(page);
        String id = person.key().person().toString();
        boolean comparable = found.lastReturned().isPresent() && found.decidable();
        List<CaseView.Row> rows = rows(found, page, form);
        return new PersonView(
                id,
                person.summary().name(),
                photo(person),
                new PersonView.Standing(
                        words.state(person.state().code()),
                        look(person.state()),
                        person.tag().map(words::tag).orElse(""),
                        person.round(),
                        found.decidable()),
                facts(person, words),
                odd(found, page, words),
                comparable
                        ? rows.stream()
                                .filter(row ->
                                        row.changed() || !row.lastReason().isEmpty())
                                .toList()
                        : rows,
                comparable,
                comparable || rows.stream().anyMatch(row -> !row.reason().isEmpty()),
                form.value("reason:" + id + ":"));
    }

    private static String facts(Person person, PersonWords words) {
        return List.of(
                        words.kind(person.kind()),
                        person.summary().documentMasked(),
                        person.summary().position())
                .stream()
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
    }

    /** Where the photo is read; none of a person without one. */
    public static @Nullable String photo(Person person) {
        return person.summary()
                .photo()
                .map(file -> CaseViews.fileAddress(person.key().unit().toString(), file.toString()))
                .orElse(null);
    }

    /** The look of a state's tag. */
    public static String look(PersonState state) {
        return switch (state) {
            case RETURNED, REJECTED -> "bad";
            case PENDING_PAYMENT -> "todo";
            case APPROVED, ISSUED, REUSED, READY -> "good";
            case CANCELLED, DRAFT -> "later";
            default -> "wait";
        };
    }

    /** Facts that ask for a look: of the number itself, and what others of the edition have in common with the person. */
    private static List<String> odd(PersonCase found, PageContext page, PersonWords words) {
        Stream<String> number = warnings(found).stream().map(words::warning);
        Likeness likeness = found.likeness();
        Stream<String> others = Stream.of(
                        told(likeness.photo(), ReviewPageText.CHECK_PHOTO_TWICE, page),
                        told(likeness.document(), ReviewPageText.CHECK_DOCUMENT_BEFORE, page))
                .flatMap(Optional::stream);
        return Stream.concat(number, others).toList();
    }

    private static Optional<String> told(Likeness.Count count, ReviewPageText text, PageContext page) {
        return count.total() == 0 ? Optional.empty() : Optional.of(page.text(text, count.within(), count.elsewhere()));
    }

    /** What looks odd about the document and may be right all the same. */
    static List<IdDocument.Warning> warnings(PersonCase found) {
        return found.present()
                .flatMap(PersonViews::document)
                .map(IdDocument::warnings)
                .orElse(List.of());
    }

    private static Optional<IdDocument> document(PersonRound round) {
        try {
            return Optional.of(
                    IdDocument.parse(DocumentType.parse(one(round, "documentType")), one(round, "documentNumber")));
        } catch (InvalidValue none) {
            return Optional.empty();
        }
    }

    private static String one(PersonRound round, String field) {
        List<String> values = PersonCase.values(round, field);
        return values.isEmpty() ? "" : values.get(0);
    }

    private List<CaseView.Row> rows(PersonCase found, PageContext page, Form form) {
        PersonWords words = words(page);
        return found.present()
                .map(present -> PersonForm.fields(found.person().kind()).stream()
                        .filter(field -> !UNTOLD.contains(field.name()))
                        .map(field -> row(new Cell(found, field, words), present, page, form))
                        .filter(row -> row.changed() || !row.value().isEmpty() || row.picture() != null)
                        .toList())
                .orElse(List.of());
    }

    private record Cell(PersonCase found, PersonField field, PersonWords words) {}

    private static CaseView.Row row(Cell cell, PersonRound present, PageContext page, Form form) {
        PersonCase found = cell.found();
        String name = cell.field().name();
        boolean picture =
                cell.field().input() == PersonInput.PHOTO || cell.field().input() == PersonInput.PROOF;
        Optional<PersonRound> before =
                found.lastReturned().filter(round -> found.changed().contains(name));
        return new CaseView.Row(
                name,
                cell.words().label(cell.field()),
                picture ? "" : value(cell, present, page),
                before.isPresent(),
                picture ? "" : before.map(round -> value(cell, round, page)).orElse(""),
                picture ? file(found, present, name) : null,
                picture ? before.map(round -> file(found, round, name)).orElse(null) : null,
                found.lastReasons().stream()
                        .filter(reason -> reason.field().equals(name))
                        .map(Reason::text)
                        .collect(Collectors.joining(" ")),
                form.value("reason:" + found.person().key().person() + ":" + name));
    }

    private static String value(Cell cell, PersonRound round, PageContext page) {
        return PersonCase.values(round, cell.field().name()).stream()
                .map(code -> cell.words().value(cell.field(), code))
                .collect(Collectors.joining(page.text(UnitText.FIELDS_SEPARATOR)));
    }

    private static @Nullable String file(PersonCase found, PersonRound round, String field) {
        String file = one(round, field);
        return file.isEmpty()
                ? null
                : CaseViews.fileAddress(found.person().key().unit().toString(), file);
    }
}
