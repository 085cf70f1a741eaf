package org.fairgate.payment.statement.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a table, one after the other, so that only one of them is in memory. Cells come without what keeps a spreadsheet
 * program from making numbers of them: a tab, a quote, or {@code ="…"}.
 */
final class CsvRows {
    /** No bank's table has so many; a row of ten million empty cells is no table. */
    private static final int MOST_CELLS = 200;

    private static final Pattern FORMULA = Pattern.compile("=\"(.*)\"", Pattern.DOTALL);

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final CsvParser parser;
    private List<String> cells = List.of();
    private int line;
    private boolean broken;

    CsvRows(String text, char separator) {
        try {
            this.parser = MAPPER.getFactory().createParser(text);
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
            parser.nextToken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on to the next row; false behind the last, and where the text is no table from here on. */
    boolean next() {
        if (broken) {
            return false;
        }
        try {
            boolean found = parser.nextToken() == JsonToken.START_ARRAY;
            cells = found ? row() : List.of();
            return found && !broken;
        } catch (JsonProcessingException noTable) {
            broken = true;
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> row() throws IOException {
        List<String> row = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            if (row.isEmpty()) {
                line = parser.currentTokenLocation().getLineNr();
            }
            if (row.size() == MOST_CELLS) {
                broken = true;
                return List.of();
            }
            row.add(bare(parser.getText()));
        }
        return List.copyOf(row);
    }

    private static String bare(String cell) {
        String stripped = cell.replace('\u00A0', ' ').strip();
        Matcher formula = FORMULA.matcher(stripped);
        if (formula.matches()) {
            return formula.group(1).strip();
        }
        return stripped.startsWith("'") || stripped.startsWith("`")
                ? stripped.substring(1).strip()
                : stripped;
    }

    /** The row's cells. */
    List<String> cells() {
        return cells;
    }

    /** Where the row stands in the file, from 1. */
    int line() {
        return line;
    }

    /** Whether the text stopped being a table: a quote that nothing closes, or a row without end. */
    boolean isBroken() {
        return broken;
    }
}
