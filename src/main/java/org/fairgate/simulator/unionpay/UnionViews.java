package org.fairgate.simulator.unionpay;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.fairgate.simulator.pay.ledger.Refund;
import org.fairgate.simulator.pay.ledger.RefundState;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.fairgate.simulator.unionpay.message.RespCode;
import org.fairgate.simulator.unionpay.message.TxnTime;
import org.fairgate.simulator.unionpay.message.UnionMessage;
import org.fairgate.simulator.unionpay.message.UnionPayOptions;

/** Payments and refunds as UnionPay writes them. */
final class UnionViews {
    private static final String CURRENCY = "156";

    private final UnionPayOptions merchant;

    UnionViews(UnionPayOptions merchant) {
        this.merchant = merchant;
    }

    /** What has become of a payment. A payment that is not told of yet looks like one that waits. */
    static RespCode standing(Trade trade) {
        return switch (trade.state()) {
            case WAITING, PAYING -> RespCode.ACCEPTED;
            case FAILED -> RespCode.NOT_ENOUGH;
            case PAID -> RespCode.SUCCESS;
            case CLOSED -> RespCode.OUT_OF_TIME;
        };
    }

    /** What has become of a refund. */
    static RespCode standing(Refund refund) {
        return switch (refund.state()) {
            case PROCESSING -> RespCode.ACCEPTED;
            case DONE -> RespCode.SUCCESS;
            case FAILED -> RespCode.CARD_STATE;
        };
    }

    /** A payment's fields; those of the clearing only once it was paid. */
    UnionMessage payment(Trade trade) {
        Map<String, String> fields = common(trade.number(), trade.amount());
        for (String name :
                new String[] {UnionOrders.TXN_TIME, UnionOrders.TXN_SUB_TYPE, UnionOrders.BIZ_TYPE, UnionOrders.RESERVED
                }) {
            fields.put(name, trade.terms().attribute(name));
        }
        fields.put("txnType", "01");
        if (trade.state() == TradeState.PAID) {
            Clearing clearing = new Clearing(trade.tradeNo(), trade.amount());
            fields.putAll(clearing.fields(trade.receipt().orElseThrow().at()));
        }
        return new UnionMessage(fields);
    }

    /** A refund's fields; those of the clearing only once the money moved. */
    UnionMessage refund(Trade trade, Refund refund) {
        Map<String, String> fields = common(refund.number(), refund.amount());
        for (String name : new String[] {UnionOrders.TXN_TIME, UnionOrders.BIZ_TYPE, UnionOrders.RESERVED}) {
            fields.put(name, refund.attribute(name));
        }
        fields.put("txnType", "04");
        fields.put("txnSubType", "00");
        fields.put("origQryId", trade.tradeNo());
        fields.put("queryId", refund.refundNo());
        if (refund.state() == RefundState.DONE) {
            Clearing clearing = new Clearing(refund.refundNo(), refund.amount());
            fields.putAll(clearing.fields(refund.ended().orElseThrow()));
        }
        return new UnionMessage(fields);
    }

    private Map<String, String> common(String orderId, long fen) {
        return new HashMap<>(Map.of(
                "version",
                "5.1.0",
                "encoding",
                "UTF-8",
                "accessType",
                "0",
                "merId",
                merchant.merchantId(),
                "orderId",
                orderId,
                "txnAmt",
                Long.toString(fen),
                "currencyCode",
                CURRENCY));
    }

    /** What the banks settled. */
    private record Clearing(String queryId, long fen) {
        Map<String, String> fields(Instant at) {
            return Map.ofEntries(
                    Map.entry("queryId", queryId),
                    Map.entry("traceNo", SettlementFile.trace(queryId)),
                    Map.entry("traceTime", TxnTime.withoutYear(at)),
                    Map.entry("settleAmt", Long.toString(fen)),
                    Map.entry("settleCurrencyCode", CURRENCY),
                    Map.entry("settleDate", TxnTime.day(at)),
                    Map.entry("accNo", SettlementFile.CARD),
                    Map.entry("payCardType", "01"));
        }
    }
}
