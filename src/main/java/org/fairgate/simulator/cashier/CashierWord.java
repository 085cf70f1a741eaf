package org.fairgate.simulator.cashier;

import org.fairgate.simulator.page.Said;

/** The texts of the cashier's pages. */
public enum CashierWord implements Said {
    TITLE("收银台", "Cashier"),
    TILL("模拟收银台", "Simulated cashier"),
    LEAD(
            "报名系统在三个支付平台开出的每一笔交易，最新的在最前。打开一笔，代替付款人付款，或者让它出错。",
            "Every trade the service opened at the three gateways, newest first. Open one to pay in the payer's place, or to"
                    + " make it go wrong."),
    ALIPAY("支付宝", "Alipay"),
    WECHATPAY("微信支付", "WeChat Pay"),
    UNIONPAY("银联", "UnionPay"),
    GATEWAY("支付平台", "Gateway"),
    STATE("状态", "State"),
    WAITING("等待付款", "Waiting"),
    FAILED("付款失败，可再付", "Failed, can be retried"),
    PAYING("已付，平台尚未告知", "Paid, not told yet"),
    PAID("已付款", "Paid"),
    CLOSED("已关闭", "Closed"),
    NUMBER("商户单号", "Merchant's number"),
    TRADE_NO("平台单号", "Gateway's number"),
    SUBJECT("商品", "Subject"),
    AMOUNT("金额", "Amount"),
    OPENED("下单时间", "Opened"),
    UNTIL("付款截止", "Pay before"),
    PAID_AT("付款时间", "Paid at"),
    REFUNDED("已退款", "Refunded"),
    ASKED("应付", "Asked for"),
    PAY("确认付款", "Pay"),
    PAY_FAIL("付款失败", "Let it fail"),
    PAY_FAIL_NOTE("银行拒绝，可以再付", "The bank refuses; may be tried again"),
    PAY_LATER("30 秒后付款", "Pay after 30 s"),
    PAY_LATER_NOTE("可先离开本页", "You may leave this page"),
    TROUBLE("让它出错", "Make it go wrong"),
    TWICE("付款，通知发两次", "Pay, notify twice"),
    TWICE_NOTE("同一通知同时到达两次", "The same notice arrives twice at once"),
    LOSE("付款，通知丢失", "Pay, lose the notice"),
    LOSE_NOTE("商户只能主动查询", "The merchant has to ask"),
    WRONG("金额不符", "Wrong amount"),
    WRONG_NOTE("实付比应付少一分", "One fen less than was asked for"),
    FORGE("伪造通知", "Forged signature"),
    FORGE_NOTE("没有付款，签名不是平台的", "Nobody pays; the signature is a stranger's"),
    LATE("截止后付款", "Pay late"),
    LATE_NOTE("已关闭或过期也付得进来", "Even though it is closed or has run out"),
    CLOSED_NOTE("这笔交易不能再付款。", "This trade cannot be paid any more."),
    PAID_NOTE("付款成功", "Payment received"),
    PAYING_NOTE("付款人已付，平台稍后告知商户。", "The payer has paid; the gateway tells the merchant later."),
    NOTICES("发给商户的通知", "Notices to the merchant"),
    NO_NOTICES("还没有发过通知。", "No notice was sent yet."),
    OF_REFUND("退款", "Refund"),
    OF_PAYMENT("付款", "Payment"),
    UNDER_WAY("等待正确回答", "Waits for the right answer"),
    ACCEPTED("商户已确认", "Accepted"),
    GIVEN_UP("不再重发", "Given up"),
    LOST("未发出", "Never sent"),
    SENT("发出", "Sent"),
    ANSWER("回答", "Answer"),
    NO_ANSWER("没有回答", "No answer"),
    EXACTLY("原文", "Exact message"),
    AGAIN("再发一次", "Send again"),
    REFRESH("刷新", "Refresh"),
    ALL_TRADES("全部交易", "All trades"),
    ALL("全部", "All"),
    NUMBER_HINT("单号的一部分", "Part of a number"),
    FILTER("筛选", "Filter"),
    NOTHING("没有符合条件的交易", "No trade fits"),
    NOTHING_NOTE("在报名系统里下单付款，交易就会出现在这里。", "Start a payment in the service and it shows up here."),
    FAULTS("让支付平台出故障", "Break a payment gateway"),
    FAULTS_LEAD("对之后的请求、付款、通知和退款生效。", "For the requests, payments, notices and refunds to come."),
    FAULT("故障", "Fault"),
    ON_REQUEST("商户请求时", "When the merchant calls"),
    ON_PAYMENT("付款时", "When the payer pays"),
    ON_NOTICE("通知时", "When it tells the merchant"),
    ON_REFUND("退款时", "When it refunds"),
    TIMES("次数（0 为一直）", "Times (0: until removed)"),
    SECONDS("时间（秒）", "Time (s)"),
    OPERATION("只对请求", "Only for the call"),
    SET("开启", "Switch on"),
    REMOVE("取消", "Remove"),
    WORKS("一切正常", "All is well"),
    FAULT_SLOW("回答很晚", "Answers late"),
    FAULT_SILENT("不回答", "Never answers"),
    FAULT_SERVER_ERROR("服务器错误 502", "Server error 502"),
    FAULT_GARBAGE("乱码回答", "Garbage"),
    FAULT_CUT_OFF("办完即断线", "Does it, then cuts off"),
    FAULT_FORGED_ANSWER("回答的签名不对", "Answer with a stranger's signature"),
    FAULT_WRONG_AMOUNT("实付少一分", "Pays one fen less"),
    FAULT_PAID_LATE("迟到的付款", "Paid late"),
    FAULT_DUPLICATE("通知发两次", "Notice twice"),
    FAULT_REORDERED("通知乱序", "Notices out of order"),
    FAULT_DELAYED("通知延迟", "Notice late"),
    FAULT_FORGED("通知的签名不对", "Notice with a stranger's signature"),
    FAULT_LOST("通知丢失", "Notice lost"),
    FAULT_REFUND_REFUSED("拒绝退款", "Refund refused"),
    FAULT_REFUND_SLOW("退款很慢", "Refund slow"),
    FAULT_REFUND_FAILED("退款失败", "Refund fails");

    private final String zh;
    private final String en;

    CashierWord(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
