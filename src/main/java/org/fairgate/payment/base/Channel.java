package org.fairgate.payment.base;

import org.fairgate.kernel.Codes;

/** A way of paying through a gateway, as the payer sees it (R-PAY-4). */
public enum Channel {
    /** 支付宝: a code to scan. */
    ALIPAY(GatewayName.ALIPAY),
    /** 微信支付: a code to scan. */
    WECHATPAY(GatewayName.WECHATPAY),
    /** 银联: a code to scan. */
    UNIONPAY_QR(GatewayName.UNIONPAY),
    /** B2B 网上支付: the bank's own page, reached by a form. */
    UNIONPAY_B2B(GatewayName.UNIONPAY);

    private final GatewayName gateway;

    Channel(GatewayName gateway) {
        this.gateway = gateway;
    }

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static Channel parse(String code) {
        return Codes.find(values(), Channel::code, code);
    }

    /** The stable code for JSON and the database: {@code unionpay-qr}. */
    public String code() {
        return Codes.of(this);
    }

    /** Who is behind it. */
    public GatewayName gateway() {
        return gateway;
    }

    /** Whether the payer scans a code; else a form takes them to their bank. */
    public boolean isScan() {
        return this != UNIONPAY_B2B;
    }
}
