package org.fairgate.payment.wechatpay;

import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BadMessage;

/** A payment as answers and notices describe it; made only of what is ours. */
record Trade(Fields fields) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** @throws BadMessage when it is another merchant's or application's */
    static Trade of(Fields fields, Merchant us) {
        fields.requireText("mchid", us.mchid());
        fields.requireText("appid", us.appid());
        return new Trade(fields);
    }

    String number() {
        return fields.number("out_trade_no");
    }

    /**
     * What has become of it. {@code PAYERROR} is one attempt that failed, not the end: the code can be scanned again. A
     * payment that was refunded was paid.
     */
    Asked asked() {
        String state = fields.text("trade_state");
        return switch (state) {
            case "SUCCESS", "REFUND" -> new Asked.Paid(capture());
            case "NOTPAY", "USERPAYING", "PAYERROR" -> new Asked.Waiting();
            case "CLOSED", "REVOKED" -> new Asked.Ended();
            default -> throw new BadMessage("bad-trade_state");
        };
    }

    private Capture capture() {
        Fields amount = fields.object("amount");
        return new Capture(
                GatewayName.WECHATPAY,
                number(),
                fields.number("transaction_id"),
                amount.fen("total"),
                amount.text("currency", CURRENCY),
                fields.instant("success_time"),
                payer());
    }

    /** Enough of the payer's openid for finance to recognise it, and no more. */
    private Optional<String> payer() {
        if (!fields.node().path("payer").isObject()) {
            return Optional.empty();
        }
        String openid = fields.object("payer").textOrNothing("openid");
        return openid.length() < 12
                ? Optional.empty()
                : Optional.of(openid.substring(0, 4) + "***" + openid.substring(openid.length() - 4));
    }
}
