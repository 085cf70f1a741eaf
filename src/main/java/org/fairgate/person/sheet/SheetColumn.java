package org.fairgate.person.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fairgate.kernel.document.DocumentType;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.form.PersonField;
import org.fairgate.person.form.PersonForm;
import org.fairgate.person.form.PersonInput;

/**
 * A column of the sheet of one kind of persons.
 *
 * @param key in the hidden row: the name of the field, or that of an entry day
 * @param field of the form; the same one for all entry days
 */
record SheetColumn(String key, PersonField field) {
    /** Before the ISO day in the key of an entry day's column. */
    static final String DAY = "day-";

    static final String DOCUMENT_NUMBER = "documentNumber";
    static final String NAME = "name";

    /** What no spreadsheet can hold, or what is chosen among the unit's own things. */
    private static final Set<PersonInput> NOT_TYPED = Set.of(PersonInput.PHOTO, PersonInput.PROOF, PersonInput.ADDRESS);

    /** The columns for one kind, in the order of its form. */
    static List<SheetColumn> of(PersonKind kind, List<java.time.LocalDate> days) {
        List<SheetColumn> columns = new ArrayList<>();
        for (PersonField field : PersonForm.fields(kind)) {
            if (field.input() == PersonInput.DAYS) {
                days.forEach(day -> columns.add(new SheetColumn(DAY + day, field)));
            } else if (!NOT_TYPED.contains(field.input()) && !isTold(field, kind)) {
                columns.add(new SheetColumn(field.name(), field));
            }
        }
        return columns;
    }

    /** Whether the kind alone, or the number of its only document, tells it. */
    private static boolean isTold(PersonField field, PersonKind kind) {
        List<DocumentType> documents = kind.documents();
        boolean one = documents.size() == 1;
        return switch (field.name()) {
            case "documentType" -> one;
            case "sex", "birth" -> one && documents.get(0).tellsBirth();
            default -> false;
        };
    }

    /** Whether a column of this key holds a date. */
    static boolean isDate(String key) {
        return key.equals("birth") || key.equals("expiry");
    }

    /** Whether it stands for one entry day. */
    boolean isDay() {
        return field.input() == PersonInput.DAYS;
    }

    /** Characters across. */
    int width() {
        return switch (field.input()) {
            case DOCUMENT_TYPE, DOCUMENT_NUMBER, EMAIL -> 26;
            case LINE, MAINLAND_MOBILE, ANY_MOBILE, COUNTRY -> 18;
            case DATE, DELIVERY -> 14;
            default -> 10;
        };
    }
}
