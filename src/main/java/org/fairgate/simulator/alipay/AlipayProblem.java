package org.fairgate.simulator.alipay;

import io.vertx.core.json.JsonObject;

/** Refusals, with Alipay's code, sub code and words. */
enum AlipayProblem {
    MISSING_METHOD("40001", "isv.missing-method", "缺少方法名参数"),
    MISSING_APP_ID("40001", "isv.missing-app-id", "缺少应用ID参数"),
    MISSING_SIGNATURE("40001", "isv.missing-signature", "缺少签名参数"),
    MISSING_SIGNATURE_TYPE("40001", "isv.missing-signature-type", "缺少签名类型参数"),
    MISSING_TIMESTAMP("40001", "isv.missing-timestamp", "缺少时间戳参数"),
    MISSING_VERSION("40001", "isv.missing-version", "缺少版本参数"),
    INVALID_METHOD("40002", "isv.invalid-method", "不存在的方法名"),
    INVALID_APP_ID("40002", "isv.invalid-app-id", "无效的AppID参数"),
    INVALID_SIGNATURE("40002", "isv.invalid-signature", "验签出错"),
    INVALID_SIGNATURE_TYPE("40002", "isv.invalid-signature-type", "无效的签名类型"),
    INVALID_CHARSET("40002", "isv.invalid-charset", "字符集错误"),
    INVALID_FORMAT("40002", "isv.invalid-format", "无效的数据格式"),
    INVALID_TIMESTAMP("40002", "isv.invalid-timestamp", "非法的时间戳参数"),
    INVALID_VERSION("40002", "isv.invalid-version", "无效的版本参数"),
    INVALID_JSON("40002", "isv.invalid-parameter", "参数无效"),
    INVALID_PARAMETER("40004", "ACQ.INVALID_PARAMETER", "参数无效"),
    TRADE_NOT_EXIST("40004", "ACQ.TRADE_NOT_EXIST", "交易不存在"),
    TRADE_HAS_SUCCESS("40004", "ACQ.TRADE_HAS_SUCCESS", "交易已被支付"),
    TRADE_HAS_CLOSE("40004", "ACQ.TRADE_HAS_CLOSE", "交易已经关闭"),
    TRADE_HAS_FINISHED("40004", "ACQ.TRADE_HAS_FINISHED", "交易已完结"),
    TRADE_STATUS_ERROR("40004", "ACQ.TRADE_STATUS_ERROR", "交易状态不合法"),
    REASON_TRADE_STATUS_INVALID("40004", "ACQ.REASON_TRADE_STATUS_INVALID", "交易状态异常"),
    CONTEXT_INCONSISTENT("40004", "ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改"),
    REFUND_AMT_NOT_EQUAL_TOTAL("40004", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额与订单金额不一致，请传入退款请求号"),
    REFUND_FEE_ERROR("40004", "ACQ.REASON_TRADE_REFUND_FEE_ERR", "退款金额无效"),
    DISCORDANT_REPEAT_REQUEST("40004", "ACQ.DISCORDANT_REPEAT_REQUEST", "同一退款请求号的两次请求不一致"),
    SELLER_BALANCE_NOT_ENOUGH("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足"),
    BILL_NOT_EXIST("40004", "BILL_NOT_EXIST", "账单不存在");

    private final String code;
    private final String subCode;
    private final String words;

    AlipayProblem(String code, String subCode, String words) {
        this.code = code;
        this.subCode = subCode;
        this.words = words;
    }

    JsonObject node() {
        String message = switch (code) {
            case "40001" -> "Missing Required Arguments";
            case "40002" -> "Invalid Arguments";
            default -> "Business Failed";
        };
        return new JsonObject()
                .put("code", code)
                .put("msg", message)
                .put("sub_code", subCode)
                .put("sub_msg", words);
    }

    AlipayRefusal refusal() {
        return new AlipayRefusal(this);
    }
}
