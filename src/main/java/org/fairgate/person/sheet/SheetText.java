package org.fairgate.person.sheet;

import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.form.PersonInput;
import org.fairgate.platform.text.TextKey;

/** What the spreadsheets say beside the form's own words, and what is wrong with a row. */
public enum SheetText implements TextKey {
    SHEET_MAINLAND,
    SHEET_HONG_KONG_MACAO_TAIWAN,
    SHEET_FOREIGN,
    SHEET_CHINESE_ABROAD,
    SHEET_NOTES,
    SHEET_LISTS,
    SHEET_PERSONS,
    COLUMN_REASON,
    COLUMN_STATE,
    COLUMN_KIND,
    COLUMN_TAG,
    /** {0}: month, {1}: day of the month. */
    COLUMN_DAY,
    HINT_DOCUMENT_TYPE,
    HINT_DOCUMENT_NUMBER,
    HINT_LINE,
    HINT_SEX,
    HINT_DATE,
    HINT_COUNTRY,
    HINT_MAINLAND_MOBILE,
    HINT_ANY_MOBILE,
    HINT_EMAIL,
    HINT_DAYS,
    HINT_DELIVERY,
    HINT_COMMITMENT,
    YES,
    NOTES_TITLE,
    NOTES_SHEETS,
    NOTES_EXAMPLE,
    NOTES_STAR,
    NOTES_TEXT,
    NOTES_PHOTOS,
    NOTES_AGAIN,
    /** {0}: most rows. */
    NOTES_ROWS,
    NOTES_COLUMNS,
    EXAMPLE_NAME,
    EXAMPLE_POSITION,
    EXAMPLE_DEPARTMENT,
    /** A long number that the spreadsheet program rounded. */
    WRONG_ROUNDED,
    /** {0}: what was typed. */
    WRONG_CHOICE,
    WRONG_DATE,
    /** {0}: name of the sheet and {1}: row where the document stands first. */
    WRONG_TWICE,
    /** A person with this document was typed in by hand, or changed since it was imported. */
    WRONG_KNOWN,
    /** The unit has submitted a person with this document. */
    WRONG_SUBMITTED,
    WRONG_TWO_PHOTOS,
    WRONG_PHOTO_TOO_LARGE;

    /** The name of the sheet of one kind. */
    static SheetText sheet(PersonKind kind) {
        return valueOf("SHEET_" + kind.name());
    }

    /** How a column is filled in. */
    static SheetText hint(PersonInput input) {
        return valueOf("HINT_" + input.name());
    }

    @Override
    public String feature() {
        return "person-sheet";
    }
}
