package org.fairgate.payment.statement.read;

import java.util.List;

/** The door of this package: reads a statement in whatever format it is. */
public final class Statements {
    /** Most lines of one statement, debits included, and most credits that they hold. */
    public static final int MOST_LINES = 50_000;

    private Statements() {}

    /** What was read. */
    public record Reading(StatementFormat format, List<StatementLine> credits) {
        public Reading {
            credits = List.copyOf(credits);
        }
    }

    /**
     * Reads the credit lines, in their order; those of no money (some banks tell of a fee that was waived) are left out.
     *
     * @param mappings how tables may be read; the first that fits is taken
     * @throws org.fairgate.platform.http.Problem a {@link StatementProblem}
     */
    public static Reading read(byte[] file, List<CsvMapping> mappings) {
        String text = StatementText.of(file);
        StatementFormat format = StatementFormat.of(text);
        List<StatementLine> credits = switch (format) {
            // XML says itself how it is encoded
            case CAMT053 -> Camt053.read(file);
            case MT940 -> Mt940.read(text);
            case CSV -> BankCsv.read(text, mappings);
        };
        return new Reading(
                format, credits.stream().filter(line -> !line.amount().isZero()).toList());
    }
}
