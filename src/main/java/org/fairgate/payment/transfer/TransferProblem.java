package org.fairgate.payment.transfer;

import org.fairgate.platform.http.Refusal;

/** Refusals around transfers, and what may be wrong with a remittance form. */
public enum TransferProblem implements Refusal {
    /** The deadline of transfers has passed (R-PAY-5); {@code deadline} says when. */
    CLOSED(409),
    /** The order is not in a state in which a form may be sent in or taken back; {@code state} says in which it is. */
    ORDER_STATE(409),
    /** Absent or foreign. */
    NO_SUCH_TRANSFER(404),
    /** Decided before; {@code state} says what, {@code decidedByName} and {@code decidedAt} who was first. */
    DECIDED(409),
    /** Who paid is not the unit, and nobody has said that this is right. */
    THIRD_PARTY(409),
    /** Some fields of the form are wrong. */
    INVALID(422),
    /** A field is empty. */
    REQUIRED(422),
    /** 0: the most characters. */
    TOO_LONG(422),
    /** Control characters. */
    BAD_TEXT(422),
    /** Not digits. */
    BAD_ACCOUNT(422),
    /** Not money. */
    BAD_AMOUNT(422),
    /** Not what the order costs; 0: that. */
    AMOUNT_DIFFERS(422),
    /** Not a day, or one that has not come. */
    BAD_DAY(422),
    /** No picture of the voucher. */
    NO_VOUCHER(422),
    /** A refusal without a reason. */
    NO_REASON(422);

    private final int status;

    TransferProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "transfer";
    }
}
