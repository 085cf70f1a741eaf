package org.fairgate.simulator.unionpay;

import org.fairgate.simulator.page.Said;

/** The texts of the bank's page. */
public enum DoorWord implements Said {
    TITLE("企业网上银行", "Corporate online banking"),
    LEAD(
            "银联 B2B 支付到这里由付款单位的银行处理。选择结果，再返回商户页面。",
            "Where a B2B payment through UnionPay meets the payer's bank. Choose what happens, then go back to the merchant."),
    WAITING("等待付款", "Waiting"),
    PAYING("处理中", "In progress"),
    FAILED("余额不足，付款失败", "Refused: not enough money"),
    PAID("付款成功", "Paid"),
    CLOSED("已超时，不能付款", "Out of time"),
    ORDER_NUMBER("商户订单号", "Merchant's order"),
    SUBJECT("订单内容", "For"),
    PAY("确认付款", "Pay"),
    REFUSE("余额不足", "Refuse"),
    PAY_LATER("30 秒后付款", "Pay in 30 s"),
    BACK_TO_MERCHANT("返回商户", "Back to the merchant"),
    MORE("更多情况：少付、重复通知、丢失通知……", "Other troubles: wrong amount, notices twice or never");

    private final Phrase phrase;

    DoorWord(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }
}
