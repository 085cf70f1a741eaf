package org.fairgate.simulator.unionpay;

import org.fairgate.simulator.page.Said;

/** The texts of the bank's page. */
public enum DoorWord implements Said {
    TITLE("企业网上银行", "Corporate online banking"),
    LEAD(
            "付款单位的开户银行在此处理银联 B2B 支付。请选择结果，再返回商户。",
            "The payer's bank handles the UnionPay B2B payment here. Choose the outcome, then return to the merchant."),
    WAITING("等待付款", "Waiting"),
    PAYING("处理中", "In progress"),
    FAILED("余额不足，付款失败", "Insufficient funds"),
    PAID("付款成功", "Paid"),
    CLOSED("已超时，不能付款", "Expired"),
    ORDER_NUMBER("商户订单号", "Merchant's order"),
    SUBJECT("订单内容", "Description"),
    PAY("确认付款", "Pay"),
    REFUSE("余额不足", "Decline"),
    PAY_LATER("30 秒后付款", "Pay in 30 s"),
    BACK_TO_MERCHANT("返回商户", "Return to merchant"),
    MORE("更多情况：少付、重复通知、丢失通知……", "More cases: wrong amount, duplicate or lost notices");

    private final Phrase phrase;

    DoorWord(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }
}
