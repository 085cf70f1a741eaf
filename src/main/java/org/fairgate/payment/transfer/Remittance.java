package org.fairgate.payment.transfer;

import java.time.LocalDate;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.FileId;

/**
 * What a unit says of a transfer it made.
 *
 * @param payer name of the account that paid
 * @param account its number
 * @param bank its bank and branch
 * @param slip number of the bank's slip; may be empty
 * @param paidOn day of the transfer, Beijing time
 * @param voucher picture of the bank's slip
 */
public record Remittance(
        String payer, String account, String bank, String slip, Fen amount, LocalDate paidOn, FileId voucher) {
    /** Without its contents, which are personal data. */
    @Override
    public String toString() {
        return "Remittance";
    }
}
