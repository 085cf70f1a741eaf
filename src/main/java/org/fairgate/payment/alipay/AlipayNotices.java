package org.fairgate.payment.alipay;

import java.util.SortedMap;
import java.util.TreeMap;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.wire.Verifier;
import org.fairgate.payment.wire.text.FormText;
import org.fairgate.payment.wire.text.SignedText;
import org.fairgate.platform.config.GatewaySettings;

/** Reads Alipay's messages: first whether they are Alipay's, then whether they are for us, then what they say. */
final class AlipayNotices {
    private final GatewaySettings.Alipay settings;
    private final Verifier verifier;

    AlipayNotices(GatewaySettings.Alipay settings) {
        this.settings = settings;
        this.verifier = AlipayClient.verifier(settings);
    }

    /** @throws BadMessage when anything about it is wrong */
    Notice read(Incoming message) {
        AlipayFields fields = verified(FormText.decode(message.body()));
        requireOurs(fields);
        AlipayTrade trade = AlipayTrade.of(fields);
        if (trade.isRefunded()) {
            return refunded(trade);
        }
        return switch (trade.status()) {
            case TRADE_SUCCESS, TRADE_FINISHED -> new Notice.Paid(trade.capture("gmt_payment"));
            case TRADE_CLOSED, WAIT_BUYER_PAY -> new Notice.Other(trade.number());
            case UNHEARD_OF -> throw new BadMessage("bad-trade_status");
        };
    }

    private AlipayFields verified(SortedMap<String, String> form) {
        SortedMap<String, String> signed = new TreeMap<>(form);
        String sign = signed.remove("sign");
        if (!"RSA2".equals(signed.remove("sign_type"))) {
            throw new BadMessage("bad-sign_type");
        }
        if (sign == null || !verifier.accepts(SignedText.of(signed), sign)) {
            throw new BadMessage("signature");
        }
        return new AlipayFields(signed);
    }

    private void requireOurs(AlipayFields fields) {
        require(fields.is("app_id", settings.appId()), "app_id");
        require(fields.find("auth_app_id").orElse(settings.appId()).equals(settings.appId()), "auth_app_id");
        require(fields.is("seller_id", settings.sellerId()), "seller_id");
        require(fields.is("notify_type", "trade_status_sync"), "notify_type");
        require(fields.find("charset").orElse("").equalsIgnoreCase("utf-8"), "charset");
        require(fields.is("version", "1.0"), "version");
        require(fields.find("notify_id").isPresent(), "notify_id");
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new BadMessage("bad-" + field);
        }
    }

    /** {@code refund_fee} adds up all refunds of the trade; {@code out_biz_no} names the one that this is about. */
    private static Notice refunded(AlipayTrade trade) {
        AlipayFields fields = trade.fields();
        String refundNumber = fields.find("out_biz_no").isPresent() ? fields.number("out_biz_no") : "";
        return new Notice.Refunded(trade.number(), refundNumber, RefundAnswer.DONE);
    }
}
