package org.fairgate.payment.page;

import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.Way;
import org.fairgate.platform.text.TextKey;

/** Texts of the pages of orders and payments. */
public enum PayText implements TextKey {
    ORDERS,
    ORDERS_LEAD,
    ORDERS_EMPTY,
    ORDERS_EMPTY_LEAD,
    /** {0}: how many persons wait for payment. */
    TO_PAY,
    MAKE_ORDER,
    NUMBER,
    STATE,
    AMOUNT,
    PERSONS,
    /** {0}: how many. */
    PEOPLE,
    MADE,
    PAY_UNTIL,
    NEXT_PAGE,
    FIRST_PAGE,
    NEW_TITLE,
    NEW_LEAD,
    NEW_EMPTY,
    NEW_EMPTY_LEAD,
    ALL,
    DAYS,
    CHANGE_DAYS,
    TOTAL,
    NEW_GO,
    NEW_NOTE,
    FREE_LEAD,
    CHOOSE_SOMEBODY,
    ORDER_TITLE,
    PAY_GO,
    CANCEL,
    CANCEL_TITLE,
    CANCEL_LEAD,
    CANCEL_GO,
    BACK,
    HISTORY,
    STATE_UNPAID,
    STATE_CONFIRMING,
    STATE_CLOSING,
    STATE_PAID,
    STATE_CANCELLED,
    STATE_EXPIRED,
    EVENT_MADE,
    /** {0}: channel. */
    EVENT_TRY,
    /** {0}: channel, {1}: yuan. */
    EVENT_PAID,
    /** {0}: channel, {1}: yuan. */
    EVENT_PAID_DIFFERS,
    /** {0}: channel, {1}: yuan. */
    EVENT_PAID_OWED_BACK,
    EVENT_TRANSFER,
    EVENT_TRANSFER_REJECTED,
    EVENT_TRANSFER_CONFIRMED,
    EVENT_TRANSFER_WITHDRAWN,
    PAY_TITLE,
    WAYS,
    WAY_SCAN,
    WAY_B2B,
    WAY_TRANSFER,
    /** {0}: the moment. */
    CLOSES,
    /** {0}: since when. */
    CLOSED,
    CHANNEL_ALIPAY,
    CHANNEL_WECHATPAY,
    CHANNEL_UNIONPAY_QR,
    CHANNEL_UNIONPAY_B2B,
    MARK_ALIPAY,
    MARK_WECHATPAY,
    MARK_UNIONPAY_QR,
    CHOOSE_CHANNEL,
    NO_CHANNEL,
    SCAN_ALIPAY,
    SCAN_WECHATPAY,
    SCAN_UNIONPAY_QR,
    CODE_LEFT,
    CODE_OVER,
    CODE_OVER_LEAD,
    REFRESH,
    CODE_LOST,
    CODE_LOST_GO,
    OPEN_APP,
    PHONE_HINT,
    LEAVE,
    WORKING_CODE,
    WORKING_FORM,
    WAITING_CODE,
    WAITING_FORM,
    WAITING_LEAD,
    LOOK_AGAIN,
    B2B_LEAD,
    B2B_START,
    B2B_READY,
    B2B_GO,
    TRANSFER_LEAD,
    TRANSFER_GO,
    LINK_TITLE,
    LINK_LEAD,
    LINK_GO,
    LINK_IS,
    /** {0}: until when. */
    LINK_UNTIL,
    COPY,
    COPIED,
    PANEL_PAID,
    PANEL_PAID_LEAD,
    PANEL_PAID_PAYER,
    PANEL_ALREADY_PAID,
    PANEL_ALREADY_PAID_LEAD,
    PANEL_CLOSING,
    PANEL_CLOSING_LEAD,
    PANEL_CANCELLED,
    PANEL_EXPIRED,
    PANEL_ENDED_LEAD,
    PANEL_ENDED_PAYER,
    PANEL_AMOUNT_DIFFERS,
    PANEL_AMOUNT_DIFFERS_LEAD,
    PANEL_AMOUNT_DIFFERS_PAYER,
    PANEL_REFUND,
    PANEL_REFUND_LEAD,
    PANEL_REFUND_ENDED_LEAD,
    PANEL_CONFIRMING,
    PANEL_CONFIRMING_LEAD,
    SEE_ORDER,
    SEE_PERSONS,
    PAID_AT,
    PAID_BY,
    RECEIVED,
    DUE,
    PAY_ANYWAY,
    PAYER_TITLE,
    /** {0}: name of the unit. */
    PAYER_LEAD,
    RETURN_TITLE,
    RETURN_LEAD,
    GONE_TITLE,
    GONE_LEAD,
    DEMO_CASHIER;

    @Override
    public String feature() {
        return "pay-pages";
    }

    /** The word for an order's state. */
    public static PayText state(OrderState state) {
        return valueOf("STATE_" + state.name());
    }

    /** The name of a channel. */
    public static PayText channel(Channel channel) {
        return valueOf("CHANNEL_" + channel.name());
    }

    /** The sign that stands for a channel whose code is scanned. */
    public static PayText mark(Channel channel) {
        return valueOf("MARK_" + channel.name());
    }

    /** The heading of a panel. */
    public static PayText panel(PayView.Panel panel) {
        return valueOf("PANEL_" + panel.name());
    }

    /** What to do with a channel's code. */
    public static PayText scan(Channel channel) {
        return valueOf("SCAN_" + channel.name());
    }

    /** The name of a way. */
    public static PayText way(Way way) {
        return valueOf("WAY_" + way.name());
    }
}
