package org.fairgate.simulator.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fairgate.simulator.page.Lang;

/**
 * What the page {@code /bank} shows.
 *
 * @param typed what the form's fields hold
 */
public record BankPage(Lang lang, BankBook book, Typed typed, Outcome outcome) {
    private static final int MOST_SHOWN = 100;
    private static final int USUAL_DAYS = 30;

    /**
     * What came of the form.
     *
     * @param serial of the transfer that was booked; empty if none was
     * @param refused whether the form was turned down
     */
    public record Outcome(String serial, boolean refused) {
        static final Outcome REFUSED = new Outcome("", true);

        static Outcome of(String serial) {
            return new Outcome(serial.matches("[0-9]{1,32}") ? serial : "", false);
        }
    }

    /** The form as it was typed. */
    public record Typed(String payer, String account, String bank, String amount, String remark, String day) {
        /** What is to be sent; empty if it cannot be. */
        Optional<Sent> sent() {
            OptionalLong fen = Yuan.parse(amount);
            try {
                return fen.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Sent(
                                payer.strip(),
                                account.strip(),
                                bank.strip(),
                                fen.getAsLong(),
                                remark.strip(),
                                LocalDate.parse(day)));
            } catch (DateTimeException | IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        }
    }

    /** A transfer as shown. */
    public record Line(Transfer transfer) {
        /** With its sign and thousands commas. */
        public String amount() {
            return Yuan.grouped(transfer.sent().fen());
        }
    }

    /** The newest ones. */
    public List<Line> lines() {
        return book.newestFirst().stream().limit(MOST_SHOWN).map(Line::new).toList();
    }

    /** The balance of today, with thousands commas. */
    public String balance() {
        return Yuan.grouped(book.statement(LocalDate.MIN, LocalDate.MAX).closingFen());
    }

    /** The first day of the statement, unless another is chosen. */
    public String firstDay() {
        return book.today().minusDays(USUAL_DAYS).toString();
    }

    /** Today. */
    public String today() {
        return book.today().toString();
    }

    /** What a statement can be given out as. */
    public List<Format> formats() {
        return Arrays.asList(Format.values());
    }

    /** A format's name for people. */
    public static String name(Format format) {
        return switch (format) {
            case CSV -> "CSV (UTF-8)";
            case CSV_GBK -> "CSV (GBK)";
            case MT940 -> "MT940";
            case CAMT053 -> "camt.053";
        };
    }
}
