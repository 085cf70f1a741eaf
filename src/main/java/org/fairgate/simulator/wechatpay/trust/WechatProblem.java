package org.fairgate.simulator.wechatpay.trust;

/** The refusals of WeChat Pay: HTTP status, code, and the sentence that goes with it. */
public enum WechatProblem {
    PARAM_ERROR(400, "PARAM_ERROR", "参数错误"),
    INVALID_REQUEST(400, "INVALID_REQUEST", "请求参数符合参数格式，但不符合业务规则"),
    APPID_MCHID_NOT_MATCH(400, "APPID_MCHID_NOT_MATCH", "AppID和mch_id不匹配"),
    ORDER_CLOSED(400, "ORDER_CLOSED", "该订单已关闭"),
    ORDER_PAID(400, "ORDERPAID", "该订单已支付"),
    NO_STATEMENT(400, "NO_STATEMENT_EXIST", "账单文件不存在"),
    STATEMENT_CREATING(400, "STATEMENT_CREATING", "账单生成中"),
    SIGN_ERROR(401, "SIGN_ERROR", "签名错误"),
    OUT_TRADE_NO_USED(403, "OUT_TRADE_NO_USED", "商户订单号重复"),
    NOT_ENOUGH(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起"),
    ORDER_NOT_EXIST(404, "ORDER_NOT_EXIST", "订单不存在"),
    RESOURCE_NOT_EXISTS(404, "RESOURCE_NOT_EXISTS", "查询的资源不存在"),
    FREQUENCY_LIMITED(429, "FREQUENCY_LIMITED", "频率超限，请稍后再试"),
    SYSTEM_ERROR(500, "SYSTEM_ERROR", "系统异常，请稍后重试");

    private final int status;
    private final String code;
    private final String message;

    WechatProblem(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** To be thrown. */
    public WechatRefusal refusal() {
        return new WechatRefusal(status, code, message);
    }

    /** The same with a sentence of its own. */
    public WechatRefusal refusal(String detail) {
        return new WechatRefusal(status, code, detail);
    }
}
