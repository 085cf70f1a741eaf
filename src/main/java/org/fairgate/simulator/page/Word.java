package org.fairgate.simulator.page;

/** The texts of the simulator's pages. */
public enum Word implements Said {
    BRAND("模拟器", "Simulator"),
    RIBBON("演示环境", "Demo environment"),
    RIBBON_NOTE("短信、邮件和付款都只到这里，不会真正发生", "Texts, mails and payments end here; nothing is real"),
    OTHER_LANGUAGE("English", "中文"),
    HOME("控制台", "Controls"),
    CASHIER("收银台", "Cashier"),
    INBOX("收件箱", "Inbox"),
    BANK("银行", "Bank"),
    HOME_LEAD(
            "代替真实的短信网关、邮件服务器和支付平台。打开收件箱取验证码，在收银台付款，或者让它们出故障，看看报名系统怎样应对。",
            "Stands in for the real SMS gateway, mail server and payment platforms. Take codes from the inbox, pay at"
                    + " the cashier, or break a gateway and watch how registration copes."),
    OPEN_INBOX("打开收件箱", "Open the inbox"),
    TRADES("笔交易", "trades"),
    OPEN_CASHIER("打开收银台", "Open the cashier"),
    MESSAGES("条消息", "messages"),
    SMS_GATEWAY("短信网关", "SMS gateway"),
    MAIL_SERVER("邮件服务器", "Mail server"),
    ADDRESS("地址", "Address"),
    ACCESS_KEY("访问密钥", "Access key"),
    PROTOCOL("协议", "Protocol"),
    SMS_PROTOCOL("SendSms，ACS3-HMAC-SHA256", "SendSms, ACS3-HMAC-SHA256"),
    MAIL_PROTOCOL("SMTP，无需登录", "SMTP, no sign-in"),
    STATE("状态", "State"),
    WORKS("正常", "Working"),
    BROKEN("故障中", "Broken"),
    FAULTS("让短信网关出故障", "Break the SMS gateway"),
    FAULTS_LEAD("按下后立即生效。", "Takes effect at once."),
    FOR_HOW_LONG("持续", "Lasts"),
    UNTIL_CHANGED("直到恢复", "Until restored"),
    NEXT_ONLY("仅下一次请求", "Next request only"),
    DELAY("延迟（毫秒）", "Delay (ms)"),
    ACTIVE("已开启", "On"),
    FAULT_NONE("恢复正常", "Make it work again"),
    FAULT_NONE_NOTE("接收、校验、送达。", "Takes, checks and delivers."),
    FAULT_SLOW("变慢", "Slow"),
    FAULT_SLOW_NOTE("照常送达，但回答很晚。", "Delivers as usual, but answers late."),
    FAULT_SILENT("不回答", "Silent"),
    FAULT_SILENT_NOTE("收下请求，永远没有下文。", "Takes the request and never answers."),
    FAULT_SERVER_ERROR("服务器错误", "Server error"),
    FAULT_SERVER_ERROR_NOTE("回答 503，不发送。", "Answers 503 and sends nothing."),
    FAULT_GARBAGE("乱码回答", "Garbage"),
    FAULT_GARBAGE_NOTE("回答 200，内容却读不懂。", "Answers 200 with something unreadable."),
    FAULT_THROTTLE("流控", "Throttled"),
    FAULT_THROTTLE_NOTE("以 isv.BUSINESS_LIMIT_CONTROL 拒绝。", "Refuses with isv.BUSINESS_LIMIT_CONTROL."),
    FAULT_DROP_AFTER_ACCEPT("发出后断线", "Sent, then cut off"),
    FAULT_DROP_AFTER_ACCEPT_NOTE("短信已送达，但连接中断，没有回执。", "Delivers, then cuts the connection without an answer."),
    FAULT_LOST("丢失短信", "Lost"),
    FAULT_LOST_NOTE("回答 OK，但谁也收不到。", "Answers OK, but nobody gets it."),
    INBOX_LEAD("系统发出的每一条短信和每一封邮件，最新的在最前。", "Every text and mail the service sent, newest first."),
    LIVE("自动更新", "Live"),
    RECIPIENT("收件人", "Recipient"),
    RECIPIENT_HINT("手机号或邮箱的一部分", "Part of a phone number or address"),
    ALL("全部", "All"),
    SMS("短信", "Text"),
    MAIL("邮件", "Mail"),
    FILTER("筛选", "Filter"),
    SHOW_ALL("显示全部", "Show all"),
    CLEAR("清空收件箱", "Clear inbox"),
    SHOWN("显示", "Showing"),
    OF("共", "of"),
    DROPPED("条较早的消息已让位", "older ones made way"),
    NOTHING_YET("还没有消息", "Nothing here yet"),
    NOTHING_YET_NOTE(
            "在报名系统里请求一个验证码，它马上就会出现在这里。", "Ask the service for a verification code and it shows up here at once."),
    NOTHING_FITS("没有符合条件的消息", "No message fits"),
    TO("发给", "To"),
    FROM("发自", "From"),
    TEMPLATE("模板", "Template"),
    REPEAT("重复", "Repeat"),
    REPEAT_NOTE("同一编号此前已发给同一收件人", "The same reference was sent to this recipient before"),
    CODE("验证码", "Code"),
    COPY("复制", "Copy"),
    COPIED("已复制", "Copied"),
    LINKS("链接", "Links"),
    HTML_VIEW("网页版式", "HTML view"),
    HEADERS("邮件头", "Headers"),
    DETAILS("详情", "Details"),
    NEW_MESSAGE("收到新消息", "A new message came");

    private final Phrase phrase;

    Word(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }
}
