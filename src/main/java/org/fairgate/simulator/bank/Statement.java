package org.fairgate.simulator.bank;

import java.time.LocalDate;
import java.util.List;

/**
 * What happened on the account from one day to another.
 *
 * @param to the last day, included
 * @param openingFen balance before the first line
 * @param lines by day
 */
public record Statement(BankAccount account, LocalDate from, LocalDate to, long openingFen, List<Transfer> lines) {
    public Statement {
        lines = List.copyOf(lines);
    }

    /** Balance after the last line. */
    public long closingFen() {
        return openingFen + lines.stream().mapToLong(line -> line.sent().fen()).sum();
    }
}
