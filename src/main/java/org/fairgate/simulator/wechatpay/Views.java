package org.fairgate.simulator.wechatpay;

import io.vertx.core.json.JsonObject;
import org.fairgate.simulator.pay.ledger.Refund;
import org.fairgate.simulator.pay.ledger.RefundState;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.fairgate.simulator.wechatpay.trust.Rfc3339;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;

/** Trades and refunds as the platform writes them. */
final class Views {
    static final String OPEN_ID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    private static final String CURRENCY = "CNY";

    private final WechatMerchant merchant;

    Views(WechatMerchant merchant) {
        this.merchant = merchant;
    }

    /** A transaction, as a query answers it and a notice carries it. */
    JsonObject transaction(Trade trade) {
        JsonObject json = new JsonObject()
                .put("appid", merchant.appId())
                .put("mchid", merchant.merchantId())
                .put("out_trade_no", trade.number())
                .put("attach", trade.terms().attribute(Orders.ATTACH))
                .put("trade_state", state(trade))
                .put("trade_state_desc", description(trade));
        JsonObject amount = new JsonObject().put("total", trade.amount()).put("currency", CURRENCY);
        if (trade.state() == TradeState.PAID) {
            Trade.Receipt receipt = trade.receipt().orElseThrow();
            amount.put("payer_total", receipt.amount()).put("payer_currency", CURRENCY);
            json.put("transaction_id", trade.tradeNo())
                    .put("trade_type", "NATIVE")
                    .put("bank_type", "OTHERS")
                    .put("success_time", Rfc3339.text(receipt.at()))
                    .put("payer", new JsonObject().put("openid", OPEN_ID));
        }
        return json.put("amount", amount);
    }

    /** A trade that is paid but not told of yet looks like one that waits. */
    private static String state(Trade trade) {
        return switch (trade.state()) {
            case WAITING, FAILED, PAYING -> "NOTPAY";
            case PAID -> trade.refunds().isEmpty() ? "SUCCESS" : "REFUND";
            case CLOSED -> "CLOSED";
        };
    }

    private static String description(Trade trade) {
        return switch (trade.state()) {
            case WAITING, FAILED, PAYING -> "订单未支付";
            case PAID -> trade.refunds().isEmpty() ? "支付成功" : "转入退款";
            case CLOSED -> "订单已关闭";
        };
    }

    /** A refund, as its order and its query are answered. */
    JsonObject refund(Trade trade, Refund refund) {
        JsonObject json = new JsonObject()
                .put("refund_id", refund.refundNo())
                .put("out_refund_no", refund.number())
                .put("transaction_id", trade.tradeNo())
                .put("out_trade_no", trade.number())
                .put("channel", "ORIGINAL")
                .put("user_received_account", "支付用户零钱")
                .put("create_time", Rfc3339.text(refund.asked()))
                .put("status", state(refund));
        if (refund.state() == RefundState.DONE) {
            json.put("success_time", Rfc3339.text(refund.ended().orElseThrow()));
        }
        JsonObject amount = refundAmount(trade, refund)
                .put("settlement_total", trade.amount())
                .put("settlement_refund", refund.amount())
                .put("discount_refund", 0)
                .put("currency", CURRENCY);
        return json.put("amount", amount);
    }

    /** A refund, as a notice carries it: other names for the same things. */
    JsonObject refundNotice(Trade trade, Refund refund) {
        JsonObject json = new JsonObject()
                .put("mchid", merchant.merchantId())
                .put("out_trade_no", trade.number())
                .put("transaction_id", trade.tradeNo())
                .put("out_refund_no", refund.number())
                .put("refund_id", refund.refundNo())
                .put("refund_status", state(refund))
                .put("user_received_account", "支付用户零钱");
        if (refund.state() == RefundState.DONE) {
            json.put("success_time", Rfc3339.text(refund.ended().orElseThrow()));
        }
        return json.put("amount", refundAmount(trade, refund));
    }

    private static JsonObject refundAmount(Trade trade, Refund refund) {
        return new JsonObject()
                .put("total", trade.amount())
                .put("refund", refund.amount())
                .put("payer_total", trade.amount())
                .put("payer_refund", refund.amount());
    }

    private static String state(Refund refund) {
        return switch (refund.state()) {
            case PROCESSING -> "PROCESSING";
            case DONE -> "SUCCESS";
            case FAILED -> "ABNORMAL";
        };
    }
}
