package org.fairgate.simulator.bank;

import java.time.LocalDate;

/**
 * A transfer as somebody asks for it.
 *
 * @param payer the other side: who pays, or who is paid if the amount is below zero
 * @param account its account number
 * @param bank its bank, may be empty
 * @param fen never 0
 * @param remark what the payer wrote with it, may be empty
 * @param day when it is booked
 */
public record Sent(String payer, String account, String bank, long fen, String remark, LocalDate day) {
    /** A million million yuan: more than any form will be asked to take. */
    static final long MOST_FEN = 100_000_000_000_000L;

    private static final int LONGEST = 140;

    public Sent {
        if (fen == 0 || Math.abs(fen) > MOST_FEN || payer.isBlank() || tooLong(payer, account, bank, remark)) {
            throw new IllegalArgumentException("not a transfer");
        }
    }

    private static boolean tooLong(String... texts) {
        for (String text : texts) {
            if (text.length() > LONGEST || text.chars().anyMatch(letter -> letter < ' ')) {
                return true;
            }
        }
        return false;
    }
}
