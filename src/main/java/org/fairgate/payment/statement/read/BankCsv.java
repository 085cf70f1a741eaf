package org.fairgate.payment.statement.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.platform.http.Problem;

/**
 * A bank's table: some lines about the account, one with the headings, then the bookings; totals at the end have no date. Cells
 * may hold a tab or a quote that keeps a spreadsheet program from making numbers of them.
 */
final class BankCsv {
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?(?:[ T].*|\\d{6})?");
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';');
    private static final int DEEPEST_HEADING = 60;

    private static final ObjectReader ROWS = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerForListOf(String.class);

    private final List<String> headings;
    private final CsvMapping mapping;

    private BankCsv(List<String> headings, CsvMapping mapping) {
        this.headings = headings;
        this.mapping = mapping;
    }

    static List<StatementLine> read(String text, List<CsvMapping> mappings) {
        for (char separator : SEPARATORS) {
            List<List<String>> rows = rows(text, separator);
            for (int at = 0; at < Math.min(rows.size(), DEEPEST_HEADING); at++) {
                List<String> heading = rows.get(at);
                Optional<CsvMapping> fits = mappings.stream()
                        .filter(each -> each.isHeading(heading))
                        .findFirst();
                if (fits.isPresent()) {
                    return new BankCsv(heading, fits.get()).lines(rows.subList(at + 1, rows.size()), at + 2);
                }
            }
        }
        throw StatementProblem.COLUMNS_UNKNOWN.problem();
    }

    private static List<List<String>> rows(String text, char separator) {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        List<List<String>> rows = new ArrayList<>();
        try (MappingIterator<List<String>> all = ROWS.with(schema).readValues(text)) {
            while (all.hasNextValue()) {
                rows.add(all.nextValue().stream().map(BankCsv::bare).toList());
                if (rows.size() > Statements.MOST_LINES + DEEPEST_HEADING) {
                    throw StatementProblem.TOO_MANY_LINES.problem();
                }
            }
        } catch (JsonProcessingException notATable) {
            // with another separator it may be one
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static String bare(String cell) {
        String stripped = cell.replace('\u00A0', ' ').strip();
        return stripped.startsWith("'") || stripped.startsWith("`")
                ? stripped.substring(1).strip()
                : stripped;
    }

    private List<StatementLine> lines(List<List<String>> rows, int firstLine) {
        List<StatementLine> credits = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            line(rows.get(i), firstLine + i).ifPresent(credits::add);
        }
        return credits;
    }

    /** Empty for what is no booking, and where money left. */
    private Optional<StatementLine> line(List<String> row, int number) {
        String date = one(row, mapping.date());
        if (!DAY.matcher(date).matches()) {
            return Optional.empty();
        }
        String direction = one(row, mapping.direction());
        String sum = one(row, mapping.credit()).replace("+", "");
        if (sum.isEmpty() || sum.startsWith("-") || !direction.isEmpty() && !CsvMapping.came(direction)) {
            return Optional.empty();
        }
        return Optional.of(new StatementLine(
                day(date, number),
                amount(sum, number),
                "CNY",
                all(row, mapping.payer()),
                all(row, mapping.account()),
                all(row, mapping.bank()),
                all(row, mapping.text()),
                Optional.of(all(row, mapping.bankId())).filter(id -> !id.isEmpty())));
    }

    private String one(List<String> row, List<String> names) {
        return names.stream()
                .filter(headings::contains)
                .findFirst()
                .map(name -> cell(row, name))
                .orElse("");
    }

    private String all(List<String> row, List<String> names) {
        return names.stream()
                .filter(headings::contains)
                .map(name -> cell(row, name))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String cell(List<String> row, String heading) {
        int at = headings.indexOf(heading);
        return at < row.size() ? row.get(at) : "";
    }

    private static LocalDate day(String text, int number) {
        Matcher day = DAY.matcher(text);
        try {
            if (day.matches()) {
                return LocalDate.of(
                        Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
            }
        } catch (DateTimeException noSuchDay) {
            throw badLine(number);
        }
        throw badLine(number);
    }

    private static Fen amount(String text, int number) {
        try {
            return Fen.parseYuan(text.replace(" ", ""));
        } catch (InvalidValue e) {
            throw badLine(number);
        }
    }

    private static Problem badLine(int number) {
        return StatementProblem.BAD_LINE.problem().with("line", number);
    }
}
