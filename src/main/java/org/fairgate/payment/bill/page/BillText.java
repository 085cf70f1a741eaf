package org.fairgate.payment.bill.page;

import org.fairgate.payment.Proving.Proof;
import org.fairgate.payment.bill.BillDay;
import org.fairgate.payment.bill.Difference;
import org.fairgate.platform.text.TextKey;

/** Texts of the page of bills and differences. */
public enum BillText implements TextKey {
    TITLE,
    LEAD,
    TASK_LEAD,
    LIST,
    STATE_OPEN,
    STATE_SETTLED,
    KIND_ONLY_OURS,
    KIND_ONLY_THEIRS,
    KIND_AMOUNT,
    KIND_STATUS,
    KIND_REFUND_ONLY_OURS,
    KIND_REFUND_ONLY_THEIRS,
    KIND_REFUND_AMOUNT,
    OURS,
    THEIRS,
    NOT_THERE,
    ASK,
    SETTLE,
    NOTE,
    NOTE_HINT,
    NONE_OPEN,
    NONE_OPEN_LEAD,
    NONE,
    SETTLED_DONE,
    PROOF_BOOKED,
    PROOF_KNOWN,
    PROOF_NOT_PAID,
    PROOF_UNCLEAR,
    SETTLED_BY_SYSTEM,
    NOTE_BOOKED,
    NOTE_IN_ANOTHER_BILL,
    NOTE_EQUAL_NOW,
    DAYS,
    DAY,
    GAP,
    DAY_STATE,
    /** {0}: how many, {1}: yuan. */
    PAID,
    /** {0}: how many, {1}: yuan. */
    REFUNDED,
    DAY_WAITING,
    DAY_FETCHING,
    DAY_COMPARED,
    DAY_MISSING,
    /** {0}: how many. */
    DAY_DIFFERENT,
    FETCH,
    FETCH_DONE,
    NO_DAYS,
    EARLIER;

    @Override
    public String feature() {
        return "bill-pages";
    }

    /** The word for whether it is open. */
    public static BillText state(Difference.State state) {
        return valueOf("STATE_" + state.name());
    }

    /** The words for what differs. */
    public static BillText kind(Difference.Finding finding) {
        String refund = finding.isRefund() ? "REFUND_" : "";
        return valueOf("KIND_" + refund + finding.kind().name());
    }

    /** The words for a bill's state. */
    public static BillText day(BillDay.State state) {
        return valueOf("DAY_" + state.name());
    }

    /** What a gateway said. */
    static BillText proof(Proof proof) {
        return valueOf("PROOF_" + proof.name());
    }

    /** Why the system itself settled a difference. */
    public static BillText why(String note) {
        return switch (note) {
            case "booked" -> NOTE_BOOKED;
            case "in-another-bill" -> NOTE_IN_ANOTHER_BILL;
            default -> NOTE_EQUAL_NOW;
        };
    }
}
