package org.fairgate.person.sheet;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Worksheet;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.form.PersonFormText;
import org.fairgate.person.sheet.raw.SheetLimits;

/** The first sheet of the template: how it is filled in, in sentences. */
final class NotesSheet {
    private static final int WIDE = 100;
    private static final int NARROW = 24;
    private static final int LARGE = 14;

    private final Worksheet sheet;
    private final SheetWords words;
    private final SheetLimits limits;
    private int row;

    NotesSheet(Worksheet sheet, SheetWords words, SheetLimits limits) {
        this.sheet = sheet;
        this.words = words;
        this.limits = limits;
    }

    void write() throws java.io.IOException {
        sheet.width(0, NARROW);
        sheet.width(1, WIDE);
        sheet.value(row, 0, words.text(SheetText.NOTES_TITLE));
        sheet.style(row, 0).bold().fontSize(LARGE).set();
        row += 2;
        for (SheetText line : List.of(
                SheetText.NOTES_SHEETS,
                SheetText.NOTES_EXAMPLE,
                SheetText.NOTES_STAR,
                SheetText.NOTES_TEXT,
                SheetText.NOTES_PHOTOS,
                SheetText.NOTES_AGAIN)) {
            line(words.text(line));
        }
        line(words.text(SheetText.NOTES_ROWS, limits.rows()));
        row++;
        sheet.value(row, 0, words.text(SheetText.NOTES_COLUMNS));
        sheet.style(row, 0).bold().set();
        row++;
        columns();
        sheet.finish();
    }

    private void line(String text) {
        sheet.range(row, 0, row, 1).merge();
        sheet.value(row, 0, text);
        sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
        sheet.rowHeight(row, text.length() > WIDE ? 32 : 18);
        row++;
    }

    private void columns() {
        Set<PersonFormText> told = EnumSet.noneOf(PersonFormText.class);
        for (PersonKind kind : PersonKind.values()) {
            for (SheetColumn column : words.columns(kind)) {
                if (told.add(column.field().label())) {
                    pair(words.text(column.field().label()), words.hint(column));
                }
            }
        }
    }

    private void pair(String name, String hint) {
        sheet.value(row, 0, name);
        sheet.value(row, 1, hint);
        row++;
    }
}
