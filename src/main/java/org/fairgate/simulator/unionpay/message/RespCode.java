package org.fairgate.simulator.unionpay.message;

/** The answers of the full channel: two letters, and the sentence that goes with them. */
public enum RespCode {
    SUCCESS("00", "成功[0000000]"),
    /** Asked again later, it may have become something else. */
    ACCEPTED("05", "交易已受理，请稍后查询交易结果[0000005]"),
    BAD_FORMAT("10", "报文格式错误[5100010]"),
    BAD_SIGNATURE("11", "验证签名失败[9100004]"),
    REPEATED("12", "重复交易[6100012]"),
    FIELD_MISSING("13", "报文交易要素缺失[5100013]"),
    NOT_PASSED("30", "交易未通过，请尝试使用其他银联卡支付或联系95516[6100030]"),
    MERCHANT_UNKNOWN("31", "商户状态不正确[6100031]"),
    NO_SUCH_TRADE("34", "查无此交易[2600000]"),
    ORIGINAL_UNKNOWN("35", "原交易不存在或状态不正确[6131001]"),
    ORIGINAL_DIFFERS("36", "与原交易信息不符[6131006]"),
    OUT_OF_TIME("39", "交易不在受理时间范围内[6100039]"),
    CARD_STATE("63", "卡状态不正确[1000063]"),
    NOT_ENOUGH("64", "卡上的余额不足[1000051]"),
    NO_FILE("98", "文件不存在[5100098]");

    private final String code;
    private final String message;

    RespCode(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** Two letters. */
    public String code() {
        return code;
    }

    /** The sentence. */
    public String message() {
        return message;
    }
}
