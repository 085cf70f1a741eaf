package org.fairgate.payment.statement.read;

import java.time.LocalDate;
import java.util.Optional;
import org.fairgate.kernel.Fen;

/**
 * Money that arrived, as a bank's statement says it.
 *
 * @param currency ISO 4217 letters
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
        Optional<String> bankId) {}
