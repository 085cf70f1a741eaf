package org.fairgate.payment.transfer.page;

import org.fairgate.payment.transfer.TransferState;
import org.fairgate.platform.text.TextKey;

/** Texts of the transfer pages. */
public enum TransferText implements TextKey {
    TITLE,
    LEAD,
    BACK_TO_ORDER,
    ACCOUNT_TITLE,
    ACCOUNT_NAME,
    ACCOUNT_BANK,
    ACCOUNT_NUMBER,
    REFERENCE,
    REFERENCE_HINT,
    AMOUNT,
    /** {0}: the moment. */
    DEADLINE,
    COPY,
    COPIED,
    FORM_TITLE,
    FORM_LEAD,
    PAYER,
    PAYER_HINT,
    PAYER_ACCOUNT,
    PAYER_BANK,
    SLIP,
    PAID_ON,
    VOUCHER,
    VOUCHER_HINT,
    VOUCHER_KEPT,
    SEND,
    SENT_TITLE,
    SENT_LEAD,
    WITHDRAW,
    WITHDRAW_HINT,
    REJECTED_TITLE,
    WITHDRAWN_DONE,
    CLOSED_TITLE,
    PAID_TITLE,
    NOT_PAYABLE,
    NOT_OFFERED,
    HISTORY,
    DESK_TITLE,
    DESK_LEAD,
    TASK_LEAD,
    STATE_DECLARED,
    STATE_CONFIRMED,
    STATE_REJECTED,
    STATE_WITHDRAWN,
    NONE_WAITING,
    NONE_WAITING_LEAD,
    NONE,
    UNIT,
    ORDER,
    SINCE,
    NEXT_PAGE,
    FIRST_PAGE,
    THIRD_PARTY,
    THIRD_PARTY_LEAD,
    THIRD_PARTY_OK,
    CASE_TITLE,
    SAID,
    ORDER_AMOUNT,
    VOUCHER_OPEN,
    LARGER,
    TURN,
    CONFIRM,
    CONFIRM_LEAD,
    REJECT,
    REJECT_REASON,
    REJECT_HINT,
    CONFIRMED_DONE,
    REJECTED_DONE,
    DECIDED_AT;

    @Override
    public String feature() {
        return "transfer-pages";
    }

    /** The word for a form's state. */
    public static TransferText state(TransferState state) {
        return valueOf("STATE_" + state.name());
    }
}
