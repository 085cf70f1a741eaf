package org.fairgate.payment.statement;

import java.util.List;
import java.util.stream.Stream;
import org.fairgate.payment.statement.read.CsvMapping;
import org.fairgate.payment.statement.read.StatementProblem;

/**
 * What the columns of one bank's tables mean, under a name that finance gave it.
 *
 * @param name 1 to 60 characters
 */
public record BankMapping(String name, CsvMapping columns) {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_HEADING = 100;

    /**
     * The mapping as it is kept.
     *
     * @throws org.fairgate.platform.http.Problem {@link StatementProblem#BAD_MAPPING} without a name, a date or a credit
     *     column, or with a text that is too long
     */
    BankMapping checked() {
        boolean named = !name.isBlank() && name.strip().length() <= LONGEST_NAME;
        boolean whole = !columns.date().isEmpty() && !columns.credit().isEmpty();
        boolean bounded = all().allMatch(names ->
                names.size() <= CsvMapping.MOST && names.stream().allMatch(BankMapping::isHeading));
        if (!named || !whole || !bounded) {
            throw StatementProblem.BAD_MAPPING.problem();
        }
        return new BankMapping(name.strip(), columns);
    }

    private Stream<List<String>> all() {
        return Stream.of(
                columns.date(),
                columns.credit(),
                columns.direction(),
                columns.currency(),
                columns.payer(),
                columns.account(),
                columns.bank(),
                columns.text(),
                columns.bankId());
    }

    private static boolean isHeading(String text) {
        return !text.isBlank() && text.length() <= LONGEST_HEADING;
    }
}
