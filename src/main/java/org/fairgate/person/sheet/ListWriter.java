package org.fairgate.person.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.base.Person;
import org.fairgate.person.form.CheckedPerson;
import org.fairgate.person.form.PersonField;
import org.fairgate.person.form.PersonForm;
import org.fairgate.person.form.PersonInput;
import org.fairgate.person.form.PersonWords;
import org.fairgate.person.sheet.raw.SafeText;

/** Writes a unit's own list of persons, row by row; what was flushed is no longer in memory. */
public final class ListWriter {
    private static final int WIDTH = 18;

    private final Workbook book;
    private final Worksheet sheet;
    private final PersonWords words;
    private final Map<String, PersonField> fields = new LinkedHashMap<>();
    private int row;

    /** Begins the list with its headings. */
    public ListWriter(OutputStream out, SheetWords sheets, PersonWords words) {
        this.book = new Workbook(out, "Fairgate", "1.0");
        this.sheet = book.newWorksheet(sheets.text(SheetText.SHEET_PERSONS));
        this.words = words;
        for (PersonKind kind : PersonKind.values()) {
            PersonForm.fields(kind).stream()
                    .filter(field -> !isOurOwn(field.input()))
                    .forEach(field -> fields.putIfAbsent(field.name(), field));
        }
        List<String> headings = new ArrayList<>(List.of(
                sheets.text(SheetText.COLUMN_KIND),
                sheets.text(SheetText.COLUMN_STATE),
                sheets.text(SheetText.COLUMN_TAG)));
        fields.values().forEach(field -> headings.add(words.label(field)));
        for (int c = 0; c < headings.size(); c++) {
            sheet.value(0, c, headings.get(c));
            sheet.style(0, c).bold().set();
            sheet.width(c, WIDTH);
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    /** Ids of files and addresses tell a reader nothing. */
    private static boolean isOurOwn(PersonInput input) {
        return input == PersonInput.PHOTO || input == PersonInput.PROOF || input == PersonInput.ADDRESS;
    }

    /** Adds a person. */
    public void add(Person person, CheckedPerson known) {
        List<String> cells = new ArrayList<>(List.of(
                words.kind(person.kind()),
                words.state(person.state().code()),
                person.tag().map(words::tag).orElse("")));
        for (PersonField field : fields.values()) {
            cells.add(known.all(field.name()).stream()
                    .map(value -> words.value(field, value))
                    .collect(Collectors.joining(" ")));
        }
        for (int c = 0; c < cells.size(); c++) {
            if (!cells.get(c).isEmpty()) {
                sheet.inlineString(row, c, SafeText.quoted(cells.get(c)));
            }
        }
        row++;
    }

    /** Writes what was added so far. */
    public void flush() throws IOException {
        sheet.flush();
    }

    /** Ends the list. */
    public void finish() throws IOException {
        sheet.finish();
        book.finish();
    }
}
