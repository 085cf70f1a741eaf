package org.fairgate.person.sheet;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.document.Sex;
import org.fairgate.person.form.PersonField;
import org.fairgate.person.form.PersonForm;
import org.fairgate.person.form.PersonFormText;
import org.fairgate.platform.text.TextKey;
import org.fairgate.platform.text.Texts;

/**
 * What the sheets of one edition say in one language, and what may be chosen in them. Choices are read in either
 * language, whichever one the sheet is in.
 *
 * @param days on which visitors may enter
 * @param nationalities to choose from
 */
public record SheetWords(Texts texts, Language language, List<LocalDate> days, List<Choice> nationalities) {
    public SheetWords {
        days = List.copyOf(days);
        nationalities = List.copyOf(nationalities);
    }

    /** The text in the language of the sheet. */
    String text(TextKey key, Object... arguments) {
        return texts.get(language, key, arguments);
    }

    /** The columns for one kind of persons. */
    List<SheetColumn> columns(PersonKind kind) {
        return SheetColumn.of(kind, days);
    }

    /** The heading of a column; required ones carry a star. */
    String heading(SheetColumn column) {
        String label = column.isDay() ? day(column) : text(column.field().label());
        return column.field().required() && !column.isDay() ? label + "*" : label;
    }

    /** How it is filled in. */
    String hint(SheetColumn column) {
        return text(SheetText.hint(column.field().input()));
    }

    private String day(SheetColumn column) {
        LocalDate day = LocalDate.parse(column.key().substring(SheetColumn.DAY.length()));
        return text(SheetText.COLUMN_DAY, day.getMonthValue(), day.getDayOfMonth());
    }

    /** What may be chosen for a field; nothing where anything may be typed. */
    List<Choice> choices(PersonField field, PersonKind kind) {
        return switch (field.input()) {
            case DOCUMENT_TYPE ->
                kind.documents().stream()
                        .map(type -> choice(type.code(), "DOCUMENT_"))
                        .toList();
            case SEX ->
                Stream.of(Sex.values()).map(sex -> choice(sex.code(), "SEX_")).toList();
            case COUNTRY -> nationalities;
            case DELIVERY -> List.of(choice(PersonForm.EXPRESS, "DELIVERY_"), choice(PersonForm.PICK_UP, "DELIVERY_"));
            case COMMITMENT, DAYS -> List.of(choice(PersonForm.YES, SheetText.YES));
            default -> List.of();
        };
    }

    private Choice choice(String code, String prefix) {
        String name = prefix + code.toUpperCase(Locale.ROOT).replace('-', '_');
        return choice(code, PersonFormText.valueOf(name));
    }

    private Choice choice(String code, TextKey text) {
        return new Choice(code, texts.get(Language.ZH_CN, text), texts.get(Language.EN, text));
    }

    /** The code of what was typed or picked: its name in either language, or the code itself. */
    static Optional<String> codeOf(List<Choice> choices, String typed) {
        return choices.stream()
                .filter(choice -> choice.code().equalsIgnoreCase(typed)
                        || choice.nameZh().equals(typed)
                        || choice.nameEn().equalsIgnoreCase(typed))
                .map(Choice::code)
                .findFirst();
    }

    /** A text in every language. */
    List<String> everywhere(TextKey key) {
        return Arrays.stream(Language.values())
                .map(each -> texts.get(each, key))
                .toList();
    }
}
