package org.fairgate.payment.finance;

import org.fairgate.payment.base.GatewayName;
import org.fairgate.platform.text.TextKey;

/** Texts of finance's overview, and those that its pages share. */
public enum FinanceText implements TextKey {
    TITLE,
    LEAD,
    TASK_LEAD,
    TRANSFERS,
    TRANSFERS_LEAD,
    BANK_LINES,
    BANK_LINES_LEAD,
    ODD,
    ODD_LEAD,
    DIFFERENCES,
    DIFFERENCES_LEAD,
    /** {0}: how many. */
    MISSING_BILLS,
    REFUNDS,
    REFUNDS_LEAD,
    NOTHING,
    GATEWAY_ALIPAY,
    GATEWAY_WECHATPAY,
    GATEWAY_UNIONPAY,
    NO_UNIT,
    NUMBER,
    TRADE_NO,
    UNIT,
    GATEWAY,
    AMOUNT,
    /** {0}: who, {1}: when. */
    DECIDED_FIRST,
    NEXT_PAGE,
    FIRST_PAGE;

    @Override
    public String feature() {
        return "finance-pages";
    }

    /** What a gateway is called. */
    public static FinanceText gateway(GatewayName gateway) {
        return valueOf("GATEWAY_" + gateway.name());
    }
}
