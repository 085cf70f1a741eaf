package org.fairgate.person.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.draft.form.DraftForm;
import org.fairgate.draft.form.Option;
import org.fairgate.kernel.document.DocumentType;
import org.fairgate.person.form.PersonField;
import org.fairgate.person.form.PersonForm;
import org.fairgate.person.form.PersonInput;
import org.fairgate.platform.page.PageContext;

/** What was submitted of a person, in words. */
record Facts(FormViews.Shown shown, DraftForm form, PageContext page, FormViews views) {
    Facts(FormViews.Shown shown, DraftForm form, PageContext page) {
        this(shown, form, page, new FormViews(shown, page));
    }

    private List<PersonField> asked() {
        return PersonForm.fields(shown.person().kind()).stream()
                .filter(field -> PersonForm.asks(field, views.type(form), form.value("delivery")))
                .toList();
    }

    /** Every field with something in it, and what the number tells. */
    List<LockedView.Fact> all() {
        List<LockedView.Fact> facts = new java.util.ArrayList<>();
        for (PersonField field : asked()) {
            value(field)
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> facts.add(new LockedView.Fact(page.text(field.label()), value)));
            if (field.input() == PersonInput.DOCUMENT_NUMBER
                    && views.type(form).filter(DocumentType::tellsBirth).isPresent()) {
                facts.add(new LockedView.Fact(page.text(PersonPageText.READ_LABEL), views.read(form)));
            }
        }
        return facts;
    }

    private Optional<String> value(PersonField field) {
        String typed = form.value(field.name());
        return switch (field.input()) {
            case DOCUMENT_TYPE -> views.type(form).map(type -> page.text(Words.document(type)));
            case DATE -> Optional.of(date(field.name()));
            case DAYS ->
                Optional.of(shown.person().entryDays().stream()
                        .map(day -> Words.day(day, page))
                        .collect(Collectors.joining(page.text(PersonPageText.SEPARATOR))));
            case SEX, COUNTRY, DELIVERY -> Optional.of(views.named(field, typed));
            case ADDRESS -> address(typed);
            case PHOTO, PROOF, COMMITMENT -> Optional.empty();
            default -> Optional.of(typed);
        };
    }

    private Optional<String> address(String id) {
        return shown.addresses().stream()
                .filter(address -> address.id().toString().equals(id))
                .map(views::address)
                .map((Option option) -> option.label() + "\n" + option.search())
                .findFirst();
    }

    private String date(String name) {
        String year = form.value(name + "Year");
        String month = form.value(name + "Month");
        String day = form.value(name + "Day");
        try {
            return Words.date(
                    LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)), page);
        } catch (DateTimeException | NumberFormatException asTyped) {
            return (year + " " + month + " " + day).strip();
        }
    }

    /** The pictures that were handed in. */
    List<LockedView.Picture> pictures() {
        return asked().stream()
                .filter(field -> field.input() == PersonInput.PHOTO || field.input() == PersonInput.PROOF)
                .flatMap(field -> FormViews.url(form.value(field.name())).stream()
                        .map(url -> new LockedView.Picture(page.text(field.label()), url)))
                .toList();
    }
}
