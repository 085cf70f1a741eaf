package org.fairgate.person.sheet.raw;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The filled rows of a workbook made from our template, one after the other; no more than one row and the shared texts
 * lie in memory. Sheets without the hidden row of keys are passed over, and so are headings, examples and empty rows.
 */
public final class SheetReader implements Closeable {
    private static final Pattern KEY = Pattern.compile("fairgate:([a-z-]{1,40})\\.([A-Za-z0-9-]{1,40})");
    private static final Pattern ADDRESS = Pattern.compile("\\$?([A-Z]{1,3})\\$?[0-9]{1,7}");
    private static final int ROUNDED_FROM = 16;
    private static final int LONGEST_NUMBER = 40;
    private static final int LAST_SERIAL = 80_000;

    private final XmlParts parts;
    private final List<String> shared;
    private final Iterator<XmlParts.SheetPart> sheets;
    private final Layout layout;
    private String sheet = "";
    private String kind = "";
    private Map<Integer, String> keys = Map.of();
    private boolean recognised;
    private int counted;
    private @Nullable InputStream in;
    private @Nullable XMLStreamReader at;

    private SheetReader(XmlParts parts, Layout layout) throws IOException, XMLStreamException {
        this.parts = parts;
        this.layout = layout;
        this.shared = parts.sharedTexts();
        this.sheets = parts.sheets().iterator();
    }

    /**
     * What the template is like.
     *
     * @param kinds codes that the hidden row may name
     * @param isDate whether the column of a key holds dates
     * @param isNoData whether a row is a heading or the example
     */
    public record Layout(Set<String> kinds, Predicate<String> isDate, Predicate<SheetRow> isNoData) {
        public Layout {
            kinds = Set.copyOf(kinds);
        }
    }

    /** Opens an unpacked or packed workbook; fails with a {@link SheetProblem} for what is none. */
    public static SheetReader open(SafeZip workbook, Layout layout) throws IOException, XMLStreamException {
        return new SheetReader(XmlParts.read(workbook), layout);
    }

    /** The next filled row. */
    public Optional<SheetRow> next() throws IOException, XMLStreamException {
        while (at != null || nextSheet()) {
            Optional<SheetRow> row = nextOfSheet();
            if (row.isPresent()) {
                return row;
            }
            closeSheet();
        }
        return Optional.empty();
    }

    /** Whether any sheet so far had our hidden row. */
    public boolean recognised() {
        return recognised;
    }

    private boolean nextSheet() throws IOException, XMLStreamException {
        if (!sheets.hasNext()) {
            return false;
        }
        XmlParts.SheetPart part = sheets.next();
        sheet = part.name();
        kind = "";
        keys = Map.of();
        counted = 0;
        in = parts.open(part);
        at = XmlParts.reader(in);
        return true;
    }

    private Optional<SheetRow> nextOfSheet() throws XMLStreamException {
        XMLStreamReader xml = at;
        while (xml != null && XmlParts.next(xml)) {
            if (xml.isStartElement() && xml.getLocalName().equals("row")) {
                counted = number(XmlParts.attribute(xml, "r"), counted + 1);
                Map<Integer, Cell> cells = cells(xml);
                if (kind.isEmpty()) {
                    readKeys(cells);
                    if (kind.isEmpty()) {
                        return Optional.empty();
                    }
                } else {
                    SheetRow row = row(cells);
                    if (!row.values().isEmpty() && !layout.isNoData().test(row)) {
                        return Optional.of(row);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What a cell holds, and whether it was kept as a number. */
    private record Cell(String text, boolean number) {}

    private Map<Integer, Cell> cells(XMLStreamReader xml) throws XMLStreamException {
        Map<Integer, Cell> cells = new HashMap<>();
        int column = -1;
        while (XmlParts.next(xml) && !(xml.isEndElement() && xml.getLocalName().equals("row"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                column = column(XmlParts.attribute(xml, "r"), column + 1);
                String type = XmlParts.attribute(xml, "t");
                Cell cell = cell(type, content(xml));
                if (column < SheetLimits.COLUMNS && !cell.text().isBlank()) {
                    cells.put(column, cell);
                }
            }
        }
        return cells;
    }

    /** The value of a cell, or the text that it holds itself; never the formula. */
    private static String content(XMLStreamReader xml) throws XMLStreamException {
        String found = "";
        while (XmlParts.next(xml) && !(xml.isEndElement() && xml.getLocalName().equals("c"))) {
            if (xml.isStartElement()) {
                String name = xml.getLocalName();
                if (name.equals("v") || name.equals("is")) {
                    found = XmlParts.text(xml, name);
                } else if (name.equals("f")) {
                    String unused = XmlParts.text(xml, name);
                }
            }
        }
        return found;
    }

    private Cell cell(String type, String content) {
        return switch (type) {
            case "s" -> new Cell(sharedText(content), false);
            case "", "n" -> new Cell(plain(content), true);
            default -> new Cell(content, false);
        };
    }

    private String sharedText(String index) {
        int place = number(index, -1);
        return place >= 0 && place < shared.size() ? shared.get(place) : "";
    }

    private static String plain(String number) {
        if (number.length() > LONGEST_NUMBER) {
            return number;
        }
        try {
            BigDecimal value = new BigDecimal(number.strip());
            boolean readable = Math.abs((long) value.scale()) < LONGEST_NUMBER && value.precision() < LONGEST_NUMBER;
            return readable ? value.stripTrailingZeros().toPlainString() : number;
        } catch (NumberFormatException notANumber) {
            return number;
        }
    }

    private void readKeys(Map<Integer, Cell> cells) {
        Map<Integer, String> found = new HashMap<>();
        cells.forEach((column, cell) -> {
            Matcher key = KEY.matcher(cell.text().strip());
            if (key.matches()
                    && layout.kinds().contains(key.group(1))
                    && (kind.isEmpty() || kind.equals(key.group(1)))) {
                kind = key.group(1);
                found.put(column, key.group(2));
            }
        });
        keys = found;
        recognised |= !kind.isEmpty();
    }

    private SheetRow row(Map<Integer, Cell> cells) {
        Map<String, String> values = new HashMap<>();
        Set<String> mangled = new HashSet<>();
        cells.forEach((column, cell) -> {
            String key = keys.get(column);
            if (key != null) {
                String text = SafeText.unquoted(cell.text().strip());
                values.put(key, cell.number() && layout.isDate().test(key) ? date(text) : text);
                if (cell.number() && text.length() >= ROUNDED_FROM) {
                    mangled.add(key);
                }
            }
        });
        return new SheetRow(kind, sheet, counted, values, mangled);
    }

    /** Programs keep dates as days since 1899-12-30, or since 1904. */
    private String date(String serial) {
        int days = number(serial, -1);
        if (days <= 0 || days > LAST_SERIAL) {
            return serial;
        }
        LocalDate first = parts.from1904() ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        return first.plusDays(days).toString();
    }

    /** Column of an address such as {@code C7}, from 0; cells without one follow each other. */
    private static int column(String address, int otherwise) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            return otherwise;
        }
        int column = 0;
        for (char letter : matcher.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    private static int number(String digits, int otherwise) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : otherwise;
    }

    private void closeSheet() throws IOException {
        at = null;
        if (in != null) {
            in.close();
            in = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeSheet();
    }
}
