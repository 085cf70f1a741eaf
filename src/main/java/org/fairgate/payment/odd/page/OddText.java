package org.fairgate.payment.odd.page;

import org.fairgate.payment.ledger.OddPayment;
import org.fairgate.payment.ledger.Verdict;
import org.fairgate.payment.ledger.owed.Told;
import org.fairgate.platform.text.TextKey;

/** Texts of the pages of money that does not fit. */
public enum OddText implements TextKey {
    TITLE,
    LEAD,
    STATE_OPEN,
    STATE_REFUNDING,
    STATE_RESOLVED,
    KIND_LATE,
    KIND_DOUBLE,
    KIND_WRONG_AMOUNT,
    KIND_WRONG_CURRENCY,
    KIND_UNKNOWN_ORDER,
    NONE_OPEN,
    NONE_OPEN_LEAD,
    NONE,
    /** {0}: yuan. */
    EXPECTED,
    /** {0}: the moment. */
    PAID_AT,
    /** {0}: the refund's number, {1}: yuan. */
    REFUND_QUEUED,
    NOTE,
    NOTE_HINT,
    RESOLVE,
    RESOLVED_DONE,
    /** {0}: the moment. */
    RESOLVED_AT,
    OWED_TITLE,
    OWED_LEAD,
    OWED_NONE,
    REFUND_NUMBER,
    CAUSE,
    SINCE,
    REFUND_STATE,
    REFUND_STATE_QUEUED,
    /** {0}: the moment; likewise for the other words of a gateway. */
    TOLD_PENDING,
    TOLD_FAILED,
    TOLD_DONE;

    @Override
    public String feature() {
        return "odd-pages";
    }

    /** The word for where it stands. */
    public static OddText state(OddPayment.State state) {
        return valueOf("STATE_" + state.name());
    }

    /** What a gateway has said of a refund. */
    public static OddText told(Told.Word word) {
        return valueOf("TOLD_" + word.name());
    }

    /** The words for why it does not fit. */
    public static OddText kind(Verdict kind) {
        return valueOf("KIND_" + kind.name());
    }
}
