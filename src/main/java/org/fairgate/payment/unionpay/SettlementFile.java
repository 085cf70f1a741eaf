package org.fairgate.payment.unionpay;

import java.time.LocalDate;
import java.util.List;
import org.fairgate.payment.gateway.Bill;

/**
 * Reads the settlement file that UnionPay makes for a merchant. Its form is agreed with each acquirer and changes between
 * them, so it can be replaced without touching the rest.
 */
public interface SettlementFile {
    /** Whether the entry of the archive with this name is the file to read. */
    boolean isFile(String entryName);

    /**
     * Payments and refunds in it.
     *
     * @param content of the entry
     * @param day that was asked for
     * @param merId whose lines are wanted; another's make the file bad
     * @return lines in the file's order
     * @throws org.fairgate.payment.gateway.BadMessage when it is not of its form: nothing of it may then be believed
     */
    List<Bill.Line> read(byte[] content, LocalDate day, String merId);
}
