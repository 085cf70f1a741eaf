package org.fairgate.person.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.sheet.raw.SafeText;
import org.fairgate.person.sheet.raw.SheetLimits;

/**
 * Writes the template, and in its shape the rows that are given back. Everything is text: spreadsheet programs round
 * numbers of eighteen digits. Formula-like texts get a quote.
 */
public final class SheetWriter {
    private static final String APPLICATION = "Fairgate";
    private static final String VERSION = "1.0";
    private static final int KEYS = 0;
    private static final int HEADINGS = 1;
    private static final int FIRST_ROW = 2;
    private static final String HEADING_COLOUR = "E8EEF7";
    private static final String EXAMPLE_COLOUR = "767676";
    private static final String REASON_COLOUR = "B3261E";
    private static final int REASON_WIDTH = 60;

    private final Workbook book;
    private final SheetWords words;
    private final Lists lists;
    private final SheetLimits limits;

    private SheetWriter(OutputStream out, SheetWords words, SheetLimits limits) {
        this.book = new Workbook(out, APPLICATION, VERSION);
        this.words = words;
        this.limits = limits;
        this.lists = new Lists();
    }

    /** A row to give back: what was in it, by the keys of its columns, and what is wrong. */
    public record Given(Map<String, String> values, String reason) {}

    /** Writes the empty template, with an example in each sheet. */
    public static void template(OutputStream out, SheetWords words, SheetLimits limits) throws IOException {
        SheetWriter writer = new SheetWriter(out, words, limits);
        Worksheet notes = writer.book.newWorksheet(words.text(SheetText.SHEET_NOTES));
        new NotesSheet(notes, words, limits).write();
        for (PersonKind kind : PersonKind.values()) {
            writer.sheet(kind, List.of(new Given(Example.of(kind, words), "")), true);
        }
        writer.finish();
    }

    /** Writes the rows of each kind with a last column that says what is wrong. */
    public static void corrections(
            OutputStream out, SheetWords words, SheetLimits limits, Map<PersonKind, List<Given>> rows)
            throws IOException {
        SheetWriter writer = new SheetWriter(out, words, limits);
        for (Map.Entry<PersonKind, List<Given>> sheet : new EnumMap<>(rows).entrySet()) {
            writer.sheet(sheet.getKey(), sheet.getValue(), false);
        }
        writer.finish();
    }

    private void sheet(PersonKind kind, List<Given> rows, boolean example) throws IOException {
        Worksheet sheet = book.newWorksheet(words.text(SheetText.sheet(kind)));
        List<SheetColumn> columns = words.columns(kind);
        for (int c = 0; c < columns.size(); c++) {
            heading(sheet, kind, c, columns.get(c));
        }
        if (!example) {
            sheet.value(HEADINGS, columns.size(), words.text(SheetText.COLUMN_REASON));
            sheet.style(HEADINGS, columns.size())
                    .bold()
                    .fontColor(REASON_COLOUR)
                    .set();
            sheet.width(columns.size(), REASON_WIDTH);
        }
        sheet.hideRow(KEYS);
        sheet.freezePane(0, FIRST_ROW);
        for (int i = 0; i < rows.size(); i++) {
            row(sheet, FIRST_ROW + i, columns, rows.get(i));
        }
        if (example) {
            sheet.range(FIRST_ROW, 0, FIRST_ROW, columns.size() - 1)
                    .style()
                    .italic()
                    .format("@")
                    .fontColor(EXAMPLE_COLOUR)
                    .set();
        }
        sheet.finish();
    }

    private void heading(Worksheet sheet, PersonKind kind, int c, SheetColumn column) {
        sheet.value(KEYS, c, "fairgate:" + kind.code() + "." + column.key());
        sheet.value(HEADINGS, c, words.heading(column));
        sheet.style(c).format("@").set();
        sheet.style(HEADINGS, c).bold().fillColor(HEADING_COLOUR).set();
        sheet.comment(HEADINGS, c, words.hint(column));
        sheet.width(c, column.width());
        List<Choice> choices = words.choices(column.field(), kind);
        if (!choices.isEmpty()) {
            var unused = sheet.range(FIRST_ROW, c, FIRST_ROW + limits.rows(), c)
                    .validateWithListByFormula(lists.formula(choices));
        }
    }

    private static void row(Worksheet sheet, int r, List<SheetColumn> columns, Given given) {
        for (int c = 0; c < columns.size(); c++) {
            String value = given.values().get(columns.get(c).key());
            if (value != null && !value.isEmpty()) {
                sheet.value(r, c, SafeText.quoted(value));
                sheet.style(r, c).format("@").set();
            }
        }
        if (!given.reason().isEmpty()) {
            sheet.value(r, columns.size(), SafeText.quoted(given.reason()));
            sheet.style(r, columns.size())
                    .wrapText(true)
                    .fontColor(REASON_COLOUR)
                    .set();
        }
    }

    private void finish() throws IOException {
        lists.write();
        book.finish();
    }

    /** A hidden sheet with one column for each list to choose from. */
    private final class Lists {
        private final List<List<Choice>> columns = new ArrayList<>();

        String formula(List<Choice> choices) {
            int place = columns.indexOf(choices);
            if (place < 0) {
                place = columns.size();
                columns.add(choices);
            }
            String letter = String.valueOf((char) ('A' + place));
            String name = words.text(SheetText.SHEET_LISTS);
            return "'" + name + "'!$" + letter + "$1:$" + letter + "$" + choices.size();
        }

        void write() throws IOException {
            Worksheet sheet = book.newWorksheet(words.text(SheetText.SHEET_LISTS));
            sheet.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
            for (int c = 0; c < columns.size(); c++) {
                List<Choice> choices = columns.get(c);
                for (int r = 0; r < choices.size(); r++) {
                    sheet.value(r, c, choices.get(r).name(words.language()));
                }
            }
            sheet.finish();
        }
    }
}
