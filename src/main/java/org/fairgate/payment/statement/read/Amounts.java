package org.fairgate.payment.statement.read;

import org.fairgate.kernel.Fen;
import org.fairgate.kernel.InvalidValue;

/** Sums as banks write them. */
final class Amounts {
    /** A hundred thousand million yuan: no account of ours, and fifty thousand of them still fit into a {@code long}. */
    private static final Fen MOST = Fen.of(10_000_000_000_000L);

    private Amounts() {}

    /** Of yuan text; refused with {@link InvalidValue} when it is no sum, or none that could be true. */
    static Fen read(String yuan) {
        Fen amount = Fen.parseYuan(yuan);
        if (amount.compareTo(MOST) > 0) {
            throw new InvalidValue(InvalidValue.Reason.MONEY_RANGE);
        }
        return amount;
    }
}
