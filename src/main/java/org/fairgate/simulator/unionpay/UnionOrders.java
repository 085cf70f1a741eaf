package org.fairgate.simulator.unionpay;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Terms;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.unionpay.message.RespCode;
import org.fairgate.simulator.unionpay.message.TxnTime;
import org.fairgate.simulator.unionpay.message.UnionGate;
import org.fairgate.simulator.unionpay.message.UnionMessage;
import org.fairgate.simulator.unionpay.message.UnionRefusal;

/** Payments: a code to be scanned, or a form that the payer's browser brings. */
final class UnionOrders {
    static final String TXN_TIME = "txnTime";
    static final String TXN_SUB_TYPE = "txnSubType";
    static final String BIZ_TYPE = "bizType";
    static final String RESERVED = "reqReserved";
    static final String FRONT_URL = "frontUrl";

    private static final String CONTENT = "content";
    private static final List<String> WANTED = List.of("orderId", "txnAmt", "currencyCode", "backUrl", "channelType");
    private static final Set<String> GATEWAY_PRODUCTS = Set.of("000201", "000202");
    private static final Duration USUAL = Duration.ofMinutes(15);

    private final Desk desk;

    UnionOrders(Desk desk) {
        this.desk = desk;
    }

    /** A code for the payer to scan. A number that was used is a repeat, whatever else the message says. */
    Trade code(UnionMessage message) {
        UnionGate.require(message, TXN_SUB_TYPE, "07");
        UnionGate.require(message, BIZ_TYPE, "000000");
        UnionGate.require(message, "channelType", "08");
        Terms terms = terms(message);
        if (desk.trades().find(terms.key()).isPresent() || isRefund(terms)) {
            throw new UnionRefusal(RespCode.REPEATED);
        }
        return desk.trades().open(terms);
    }

    /** A payer at a bank's door. The same form again, as when a page is loaded anew, leads to the same payment. */
    Trade front(UnionMessage message) {
        UnionGate.require(message, "txnType", "01");
        UnionGate.require(message, TXN_SUB_TYPE, "01");
        UnionGate.require(message, "channelType", "07");
        UnionGate.require(message, List.of(FRONT_URL));
        if (!GATEWAY_PRODUCTS.contains(message.get(BIZ_TYPE))) {
            throw new UnionRefusal(RespCode.BAD_FORMAT, BIZ_TYPE);
        }
        Terms terms = terms(message);
        if (isRefund(terms)) {
            throw new UnionRefusal(RespCode.REPEATED);
        }
        Trade trade = desk.trades()
                .find(terms.key())
                .map(known -> same(known, terms))
                .orElseGet(() -> desk.trades().open(terms));
        return desk.trades().scan(trade.key()).orElse(trade);
    }

    private static Trade same(Trade known, Terms terms) {
        if (!known.terms().attribute(CONTENT).equals(terms.attribute(CONTENT))) {
            throw new UnionRefusal(RespCode.REPEATED);
        }
        return known;
    }

    private boolean isRefund(Terms terms) {
        return desk.trades().byRefund(terms.key()).isPresent();
    }

    private Terms terms(UnionMessage message) {
        UnionGate.require(message, WANTED);
        UnionGate.require(message, "currencyCode", "156");
        Instant now = desk.clock().instant();
        Instant sent = TxnTime.parse(TXN_TIME, message.get(TXN_TIME));
        String end = message.get("payTimeout");
        Instant expires = end.isEmpty() ? now.plus(USUAL) : TxnTime.parse("payTimeout", end);
        if (!expires.isAfter(sent)) {
            throw new UnionRefusal(RespCode.OUT_OF_TIME);
        }
        Map<String, String> attributes = new HashMap<>(Map.of(CONTENT, message.content()));
        for (String name : List.of(TXN_TIME, TXN_SUB_TYPE, BIZ_TYPE, RESERVED, FRONT_URL)) {
            attributes.put(name, message.get(name));
        }
        return new Terms(
                new TradeKey(PayGateway.UNIONPAY, message.get("orderId")),
                Long.parseLong(message.get("txnAmt")),
                message.get("orderDesc"),
                now,
                expires,
                expires,
                message.get("backUrl"),
                attributes);
    }
}
