package org.fairgate.payment.statement.read;

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
 * A bank's table: some lines about the account, one with the headings, then the bookings; totals at the end have no date. A
 * booking that cannot be read refuses the whole table, since one that was passed over would be money that nobody looks for.
 */
final class BankCsv {
    /** With something between year, month and day, or eight digits; a time may follow. */
    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})(?:[-/.年]|(?=\\d{4}))(\\d{1,2})(?:[-/.月]|(?<=\\d{6})(?=\\d{2}))(\\d{1,2})日?(?:[ T].*|\\d{6})?");

    /** What somebody may have meant for a day, in an order that we do not guess. */
    private static final Pattern LIKE_A_DAY = Pattern.compile("\\d{1,4}[-/. 年]\\w{1,3}[-/. 月]\\d{1,4}.*|\\d{5,}.*");

    private static final List<Character> SEPARATORS = List.of(',', '\t', ';');
    private static final int DEEPEST_HEADING = 60;

    private final List<String> headings;
    private final CsvMapping mapping;
    private final String usualCurrency;

    private BankCsv(List<String> headings, CsvMapping mapping, String usualCurrency) {
        this.headings = headings;
        this.mapping = mapping;
        this.usualCurrency = usualCurrency;
    }

    static List<StatementLine> read(String text, List<CsvMapping> mappings) {
        for (char separator : SEPARATORS) {
            CsvRows rows = new CsvRows(text, separator);
            Optional<BankCsv> table = table(rows, mappings);
            if (table.isPresent()) {
                return table.get().lines(rows);
            }
        }
        throw StatementProblem.COLUMNS_UNKNOWN.problem();
    }

    /** Reads as far as the headings; empty where there are none, as with another separator. */
    private static Optional<BankCsv> table(CsvRows rows, List<CsvMapping> mappings) {
        String currency = Currencies.YUAN;
        for (int depth = 0; depth < DEEPEST_HEADING && rows.next(); depth++) {
            List<String> cells = rows.cells();
            Optional<CsvMapping> fits =
                    mappings.stream().filter(each -> each.isHeading(cells)).findFirst();
            if (fits.isPresent()) {
                return Optional.of(new BankCsv(cells, fits.get(), currency));
            }
            currency = Currencies.ofAccount(cells).orElse(currency);
        }
        return Optional.empty();
    }

    private List<StatementLine> lines(CsvRows rows) {
        List<StatementLine> credits = new ArrayList<>();
        int read = 0;
        while (rows.next()) {
            if (++read > Statements.MOST_LINES) {
                throw StatementProblem.TOO_MANY_LINES.problem();
            }
            line(rows.cells(), rows.line()).ifPresent(credits::add);
        }
        if (rows.isBroken()) {
            throw badLine(rows.line());
        }
        return credits;
    }

    /** Empty for what is no booking, and where money left. */
    private Optional<StatementLine> line(List<String> row, int number) {
        String date = one(row, mapping.date());
        String sum = one(row, mapping.credit());
        if (sum.isEmpty() || !isBooking(date, number) || !isCredit(row, sum, number)) {
            return Optional.empty();
        }
        String currency = one(row, mapping.currency());
        return Optional.of(new StatementLine(
                day(date, number),
                amount(sum, number),
                currency.isEmpty() ? usualCurrency : Currencies.code(currency),
                all(row, mapping.payer()),
                all(row, mapping.account()),
                all(row, mapping.bank()),
                all(row, mapping.text()),
                Optional.of(all(row, mapping.bankId())).filter(id -> !id.isEmpty())));
    }

    private static boolean isBooking(String date, int number) {
        if (DAY.matcher(date).matches()) {
            return true;
        }
        if (LIKE_A_DAY.matcher(date).matches()) {
            throw badLine(number);
        }
        return false;
    }

    private boolean isCredit(List<String> row, String sum, int number) {
        if (sum.startsWith("-")) {
            return false;
        }
        return mapping.direction().isEmpty()
                || CsvMapping.came(one(row, mapping.direction())).orElseThrow(() -> badLine(number));
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
            String sum = text.startsWith("+") ? text.substring(1) : text;
            return Amounts.read(sum.replace(" ", ""));
        } catch (InvalidValue e) {
            throw badLine(number);
        }
    }

    private static Problem badLine(int number) {
        return StatementProblem.BAD_LINE.problem().with("line", number);
    }
}
