package org.fairgate.payment.alipay;

import org.fairgate.kernel.Codes;

/** The calls that we make. */
enum AlipayOperation {
    OPEN("alipay.trade.precreate"),
    ASK("alipay.trade.query"),
    CLOSE("alipay.trade.close"),
    REFUND("alipay.trade.refund"),
    ASK_REFUND("alipay.trade.fastpay.refund.query"),
    BILL("alipay.data.dataservice.bill.downloadurl.query");

    private final String method;

    AlipayOperation(String method) {
        this.method = method;
    }

    /** Alipay's name of it. */
    String method() {
        return method;
    }

    /** The member of the answer that holds what is signed. */
    String node() {
        return method.replace('.', '_') + "_response";
    }

    /** Its name in metrics. */
    String code() {
        return Codes.of(this);
    }
}
