package org.fairgate.payment.unionpay;

import java.util.SortedMap;
import org.fairgate.payment.base.Channel;

/** UnionPay's products that we offer, and how each is named in its messages. */
enum Product {
    /** 主扫: the payer scans our code. */
    QR("07", "000000", "08"),
    /** B2B gateway: the payer's browser takes a form to UnionPay, where the bank is chosen. */
    B2B("01", "000202", "07");

    private final String payment;
    private final String business;
    private final String terminal;

    /**
     * @param payment {@code txnSubType} of paying by it
     * @param business {@code bizType}, of all its messages
     * @param terminal {@code channelType}
     */
    Product(String payment, String business, String terminal) {
        this.payment = payment;
        this.business = business;
        this.terminal = terminal;
    }

    static Product of(Channel channel) {
        return switch (channel) {
            case UNIONPAY_QR -> QR;
            case UNIONPAY_B2B -> B2B;
            default -> throw new IllegalArgumentException("no channel of UnionPay: " + channel);
        };
    }

    /** Makes a message one of this product. */
    void mark(SortedMap<String, String> message) {
        message.put("bizType", business);
        message.put("channelType", terminal);
    }

    String payment() {
        return payment;
    }
}
