package org.fairgate.payment.base;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.fairgate.edition.Edition;
import org.fairgate.kernel.Codes;

/** The three ways of paying, each with a deadline of its own (R-PAY-4, R-PAY-5). */
public enum Way {
    /** 扫码支付. */
    SCAN,
    /** B2B 网上支付. */
    B2B,
    /** 银行转账. */
    TRANSFER;

    /** The way that a channel belongs to. */
    public static Way of(Channel channel) {
        return channel.isScan() ? SCAN : B2B;
    }

    /** The ways that can still be gone at this moment. */
    public static List<Way> open(Edition edition, Instant now) {
        return Arrays.stream(values()).filter(way -> way.isOpen(edition, now)).toList();
    }

    /** The first moment at which it is closed. */
    public Instant closesAt(Edition edition) {
        return switch (this) {
            case SCAN -> edition.scanDeadline();
            case B2B -> edition.b2bDeadline();
            case TRANSFER -> edition.transferDeadline();
        };
    }

    /** Whether it can be gone at this moment. */
    public boolean isOpen(Edition edition, Instant now) {
        return now.isBefore(closesAt(edition));
    }

    /** Its channels through gateways; none for transfers. */
    public List<Channel> channels() {
        return this == TRANSFER
                ? List.of()
                : Arrays.stream(Channel.values())
                        .filter(channel -> of(channel) == this)
                        .toList();
    }

    /** The stable code for JSON. */
    public String code() {
        return Codes.of(this);
    }
}
