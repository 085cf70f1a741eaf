package org.fairgate.simulator.unionpay;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Refund;
import org.fairgate.simulator.pay.ledger.RefundState;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.fairgate.simulator.pay.ledger.Trades;
import org.fairgate.simulator.unionpay.message.RespCode;
import org.fairgate.simulator.unionpay.message.UnionGate;
import org.fairgate.simulator.unionpay.message.UnionMessage;
import org.fairgate.simulator.unionpay.message.UnionRefusal;

/** Refunds: accepted at once, done a little later, then told; the payment they belong to stays as it is. */
final class UnionRefunds {
    static final String BACK_URL = "backUrl";
    /** How long a refund usually takes. */
    static final Duration USUAL = Duration.ofSeconds(2);

    private static final List<String> WANTED = List.of("orderId", "origQryId", "txnAmt", BACK_URL, "channelType");

    private final Desk desk;

    UnionRefunds(Desk desk) {
        this.desk = desk;
    }

    /** Accepts a refund, and answers the payment with it. */
    Trade refund(UnionMessage message) {
        UnionGate.require(message, WANTED);
        UnionGate.require(message, UnionOrders.TXN_SUB_TYPE, "00");
        TradeKey number = new TradeKey(PayGateway.UNIONPAY, message.get("orderId"));
        if (desk.trades().byRefund(number).isPresent()
                || desk.trades().find(number).isPresent()) {
            throw new UnionRefusal(RespCode.REPEATED);
        }
        Trade trade = desk.trades()
                .byTradeNo(message.get("origQryId"))
                .filter(known -> known.key().gateway() == PayGateway.UNIONPAY && known.state() == TradeState.PAID)
                .orElseThrow(() -> new UnionRefusal(RespCode.ORIGINAL_UNKNOWN));
        long fen = Long.parseLong(message.get("txnAmt"));
        if (fen > trade.amount() - trade.refunded()) {
            throw new UnionRefusal(RespCode.ORIGINAL_DIFFERS);
        }
        if (desk.switches().take(PayGateway.UNIONPAY, PayFault.REFUND_REFUSED).isPresent()) {
            throw new UnionRefusal(RespCode.NOT_PASSED);
        }
        return accept(trade, number.number(), fen, message);
    }

    private Trade accept(Trade trade, String number, long fen, UnionMessage message) {
        Map<String, String> attributes = Map.of(
                BACK_URL,
                message.get(BACK_URL),
                UnionOrders.TXN_TIME,
                message.get(UnionOrders.TXN_TIME),
                UnionOrders.BIZ_TYPE,
                message.get(UnionOrders.BIZ_TYPE),
                UnionOrders.RESERVED,
                message.get(UnionOrders.RESERVED));
        Trade accepted = desk.trades()
                .refund(trade.key(), new Trades.Asked(number, fen, attributes))
                .orElseThrow(() -> new UnionRefusal(RespCode.ORIGINAL_DIFFERS));
        desk.endRefund(trade.key(), number, USUAL, this::tell);
        return accepted;
    }

    /** Only what went well is told. */
    private Future<?> tell(Trade trade, Refund refund) {
        return refund.state() == RefundState.DONE ? desk.tellRefund(trade, refund) : Future.succeededFuture();
    }
}
