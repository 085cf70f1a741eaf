package org.fairgate.simulator.alipay;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Refund;
import org.fairgate.simulator.pay.ledger.RefundState;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.fairgate.simulator.pay.ledger.Trades;

/** {@code alipay.trade.refund} and {@code alipay.trade.fastpay.refund.query}. */
final class AlipayRefunds {
    private final Desk desk;
    private final AlipayOrders orders;

    AlipayRefunds(Desk desk, AlipayOrders orders) {
        this.desk = desk;
        this.orders = orders;
    }

    JsonObject refund(AlipayCall call) {
        Trade trade = orders.existing(call);
        AlipayCall.check(trade.state() == TradeState.PAID, AlipayProblem.TRADE_STATUS_ERROR);
        long amount = call.fen("refund_amount");
        String number = call.value("out_request_no");
        AlipayCall.check(!number.isEmpty() || amount == trade.amount(), AlipayProblem.REFUND_AMT_NOT_EQUAL_TOTAL);
        Trades.Asked asked = new Trades.Asked(number.isEmpty() ? trade.number() : number, amount, Map.of());
        Optional<Refund> earlier = trade.refund(asked.number());
        if (earlier.isPresent()) {
            AlipayCall.check(earlier.get().amount() == amount, AlipayProblem.DISCORDANT_REPEAT_REQUEST);
            return answer(trade, false);
        }
        boolean moved = accept(trade, asked);
        return answer(now(trade.key()), moved);
    }

    /** Whether the money moved at once. */
    private boolean accept(Trade trade, Trades.Asked asked) {
        AlipayCall.check(trade.returnedInFull() || !orders.isFinished(trade), AlipayProblem.TRADE_HAS_FINISHED);
        boolean fits = asked.amount() > 0 && asked.amount() <= trade.amount() - trade.refunded();
        AlipayCall.check(fits, AlipayProblem.REFUND_FEE_ERROR);
        boolean refused =
                desk.switches().take(PayGateway.ALIPAY, PayFault.REFUND_REFUSED).isPresent();
        AlipayCall.check(!refused, AlipayProblem.SELLER_BALANCE_NOT_ENOUGH);
        Trade accepted = desk.trades().refund(trade.key(), asked).orElseThrow(AlipayProblem.REFUND_FEE_ERROR::refusal);
        desk.endRefund(accepted.key(), asked.number(), Duration.ZERO, this::tell);
        return now(accepted.key())
                .refund(asked.number())
                .filter(refund -> refund.state() == RefundState.DONE)
                .isPresent();
    }

    /** Of what is left of a paid trade the merchant hears again; the trade that a full refund ends is not pushed. */
    private Future<?> tell(Trade trade, Refund refund) {
        boolean pushed = refund.state() == RefundState.DONE && !trade.returnedInFull();
        return pushed && !trade.terms().notifyUrl().isEmpty()
                ? desk.tellRefund(trade, refund)
                : Future.succeededFuture();
    }

    private Trade now(TradeKey key) {
        return desk.trades().find(key).orElseThrow();
    }

    private JsonObject answer(Trade trade, boolean moved) {
        JsonObject node = AlipayOrders.ok()
                .put("trade_no", trade.tradeNo())
                .put("out_trade_no", trade.number())
                .put("buyer_logon_id", AlipayBuyer.LOGON)
                .put("buyer_user_id", AlipayBuyer.ID)
                .put("fund_change", moved ? "Y" : "N")
                .put("refund_fee", AlipayText.yuan(trade.returned()));
        trade.lastRefund().ifPresent(at -> node.put("gmt_refund_pay", AlipayText.time(at)));
        return node;
    }

    JsonObject query(AlipayCall call) {
        Trade trade = orders.existing(call);
        JsonObject node = AlipayOrders.ok();
        trade.refund(call.needed("out_request_no"))
                .filter(refund -> refund.state() == RefundState.DONE)
                .ifPresent(refund -> node.put("trade_no", trade.tradeNo())
                        .put("out_trade_no", trade.number())
                        .put("out_request_no", refund.number())
                        .put("total_amount", AlipayText.yuan(trade.amount()))
                        .put("refund_amount", AlipayText.yuan(refund.amount()))
                        .put("refund_status", "REFUND_SUCCESS")
                        .put("gmt_refund_pay", AlipayText.time(refund.ended().orElseThrow())));
        return node;
    }
}
