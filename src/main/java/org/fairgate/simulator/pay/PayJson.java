package org.fairgate.simulator.pay;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.ledger.Refund;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.notice.Notice;

/** Trades, notices and plans as the control API writes them. */
final class PayJson {
    private PayJson() {}

    static JsonObject trade(Trade trade) {
        JsonObject json = new JsonObject()
                .put("gateway", trade.key().gateway().tag())
                .put("number", trade.number())
                .put("tradeNo", trade.tradeNo())
                .put("code", trade.code())
                .put("state", trade.state().tag())
                .put("scanned", trade.scanned())
                .put("asked", trade.terms().amount())
                .put("subject", trade.terms().subject())
                .put("opened", trade.terms().opened().toString())
                .put("expires", trade.terms().expires().toString())
                .put("refunds", all(trade.refunds(), PayJson::refund));
        trade.receipt()
                .ifPresent(receipt -> json.put("paid", receipt.amount())
                        .put("paidAt", receipt.at().toString()));
        return json;
    }

    private static JsonObject refund(Refund refund) {
        return new JsonObject()
                .put("number", refund.number())
                .put("refundNo", refund.refundNo())
                .put("amount", refund.amount())
                .put("state", refund.state().tag())
                .put("asked", refund.asked().toString());
    }

    static JsonObject notice(Notice notice) {
        return new JsonObject()
                .put("id", notice.event().id())
                .put("number", notice.event().trade().number())
                .put("refund", notice.event().refund().map(Refund::number).orElse(""))
                .put("standing", notice.standing().tag())
                .put("sendings", all(notice.sendings(), PayJson::sending));
    }

    private static JsonObject sending(Notice.Sending sending) {
        return new JsonObject()
                .put("at", sending.at().toString())
                .put("url", sending.wire().url())
                .put(
                        "headers",
                        new JsonObject(
                                new TreeMap<String, Object>(sending.wire().headers())))
                .put("body", sending.wire().body())
                .put("status", sending.status())
                .put("answer", sending.answer());
    }

    static JsonObject plan(FaultPlan plan) {
        return new JsonObject()
                .put("fault", plan.fault().tag())
                .put("operation", plan.operation())
                .put("millis", plan.delay().toMillis())
                .put("times", plan.times());
    }

    static <T> JsonArray all(List<T> values, Function<T, JsonObject> write) {
        return new JsonArray(values.stream().map(write).toList());
    }
}
