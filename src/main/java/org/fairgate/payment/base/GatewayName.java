package org.fairgate.payment.base;

import org.fairgate.kernel.Codes;

/** The gateways. */
public enum GatewayName {
    /** 支付宝 open platform. */
    ALIPAY,
    /** 微信支付 API v3. */
    WECHATPAY,
    /** 银联全渠道 5.1.0. */
    UNIONPAY;

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static GatewayName parse(String code) {
        return Codes.find(values(), GatewayName::code, code);
    }

    /** The stable code for JSON, the database and paths. */
    public String code() {
        return Codes.of(this);
    }
}
