package org.fairgate.payment.wechatpay;

import java.util.Locale;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;

/** Checks and reads what the platform tells us by itself: an envelope that is signed, and in it a resource that is sealed. */
final class NoticeReader {
    private final PlatformKeys keys;
    private final Sealed sealed;
    private final Merchant us;

    NoticeReader(PlatformKeys keys, Sealed sealed, Merchant us) {
        this.keys = keys;
        this.sealed = sealed;
        this.us = us;
    }

    /** @throws BadMessage when anything about it is wrong */
    Notice read(Incoming message) {
        keys.check(message.headers(), message.body());
        Fields envelope = Fields.of(message.body());
        envelope.requireText("resource_type", "encrypt-resource");
        Fields resource = envelope.object("resource");
        String kind = resource.text("original_type");
        if (!envelope.text("event_type").startsWith(kind.toUpperCase(Locale.ROOT) + ".")) {
            throw new BadMessage("bad-event_type");
        }
        Fields content = Fields.of(sealed.open(resource));
        return switch (kind) {
            case "transaction" -> payment(Trade.of(content, us));
            case "refund" -> Repayment.ofNotice(content, us).notice();
            default -> throw new BadMessage("bad-original_type");
        };
    }

    private static Notice payment(Trade trade) {
        return trade.asked() instanceof Asked.Paid paid
                ? new Notice.Paid(paid.capture())
                : new Notice.Other(trade.number());
    }
}
