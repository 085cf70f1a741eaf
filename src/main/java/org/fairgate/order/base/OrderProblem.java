package org.fairgate.order.base;

import org.fairgate.platform.http.Refusal;

/** Refusals around orders. */
public enum OrderProblem implements Refusal {
    /** The unit has no such order: absent or foreign. */
    NO_SUCH_ORDER(404),
    /** The order's state does not allow it; member {@code state} says what it is. */
    STATE_CHANGED(409),
    /** No person named, or more than fit in one order; argument: how many fit. */
    BAD_SELECTION(422),
    /** The unit's information is not approved yet; member {@code state} says where it is. */
    UNIT_NOT_APPROVED(409),
    /** Every way of paying is closed (R-PAY-5); argument: since when. */
    CLOSED(409),
    /** Some persons cannot be paid for; {@code errors} says which and why. Nothing was ordered. */
    NOT_PAYABLE(409),
    /** In {@code errors}: this person does not wait for payment. */
    PERSON_NOT_WAITING(409),
    /** In {@code errors}: an order exists for this person (R-PAY-2). */
    PERSON_ORDERED(409);

    private final int status;

    OrderProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "order";
    }
}
