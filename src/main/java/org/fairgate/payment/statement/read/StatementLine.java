package org.fairgate.payment.statement.read;

import java.time.LocalDate;
import java.util.Optional;
import org.fairgate.kernel.Fen;

/**
 * Money that arrived, as a bank's statement says it. Texts longer than any bank writes are cut: a file may hold a cell of
 * twenty megabytes, and every page of lines would carry it.
 *
 * @param currency ISO 4217 letters, or what the bank calls it
 * @param payer name of who paid, empty where the bank does not say; likewise their account and bank
 * @param text purpose, remark and reference, one after the other
 * @param bankId the bank's own number of the booking, if it has one
 */
public record StatementLine(
        LocalDate bookedOn,
        Fen amount,
        String currency,
        String payer,
        String account,
        String bank,
        String text,
        Optional<String> bankId) {
    /** Most characters of a name, a number or a currency. */
    public static final int LONGEST_NAME = 200;

    /** Most characters of the text. */
    public static final int LONGEST_TEXT = 1_000;

    public StatementLine {
        currency = cut(currency, LONGEST_NAME);
        payer = cut(payer, LONGEST_NAME);
        account = cut(account, LONGEST_NAME);
        bank = cut(bank, LONGEST_NAME);
        text = cut(text, LONGEST_TEXT);
        bankId = bankId.map(id -> cut(id, LONGEST_NAME));
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    /** Without its contents, which are personal data. */
    @Override
    public String toString() {
        return "StatementLine";
    }
}
