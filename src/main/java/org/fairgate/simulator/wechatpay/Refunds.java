package org.fairgate.simulator.wechatpay;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Refund;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.fairgate.simulator.pay.ledger.Trades;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatProblem;

/** Refunds: accepted at once, done a little later, then told. */
final class Refunds {
    static final String NOTIFY_URL = "notify_url";
    /** How long a refund usually takes. */
    static final Duration USUAL = Duration.ofSeconds(2);

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_\\-|*@]{1,64}");
    private static final int LONGEST_REASON = 80;
    private static final int LONGEST_CURRENCY = 16;
    private static final int MOST = 50;
    private static final Duration WINDOW = Duration.ofDays(365);
    private static final Duration APART = Duration.ofMinutes(1);

    private final Desk desk;
    private final Views views;

    Refunds(Desk desk, WechatMerchant merchant) {
        this.desk = desk;
        this.views = new Views(merchant);
    }

    /** Asks for a refund; the same number again answers what became of the first. */
    JsonObject refund(String body) {
        Input input = Input.of(body);
        String number = input.number("out_refund_no", NUMBER);
        String reason = input.optional("reason", LONGEST_REASON);
        String notifyUrl = input.url(NOTIFY_URL);
        Input amount = input.object("amount");
        Trade trade = trade(input);
        long fen = amount.fen("refund");
        long total = amount.fen("total");
        boolean known = total == trade.amount() || total == trade.terms().amount();
        if (!known || !amount.text("currency", LONGEST_CURRENCY).equals("CNY")) {
            throw WechatProblem.PARAM_ERROR.refusal("订单总金额或币种与原交易不一致");
        }
        Optional<Trade> earlier = desk.trades().byRefund(key(number));
        if (earlier.isPresent()) {
            return again(earlier.get(), number, trade.number(), fen);
        }
        check(trade, fen);
        return accept(trade, new Trades.Asked(number, fen, Map.of(NOTIFY_URL, notifyUrl, "reason", reason)));
    }

    private Trade trade(Input input) {
        Optional<Trade> trade = input.value("transaction_id")
                .map(id -> desk.trades().byTradeNo(id))
                .orElseGet(() -> desk.trades().find(key(input.text("out_trade_no", 32))));
        return trade.filter(found -> found.key().gateway() == PayGateway.WECHATPAY)
                .filter(found -> found.state() == TradeState.PAID)
                .orElseThrow(() -> WechatProblem.RESOURCE_NOT_EXISTS.refusal("订单不存在"));
    }

    private JsonObject again(Trade trade, String number, String outTradeNo, long fen) {
        Refund refund = trade.refund(number).orElseThrow();
        if (!trade.number().equals(outTradeNo) || refund.amount() != fen) {
            throw WechatProblem.INVALID_REQUEST.refusal("订单金额或退款金额与之前请求不一致，请核实后再试");
        }
        return views.refund(trade, refund);
    }

    private void check(Trade trade, long fen) {
        Instant now = desk.clock().instant();
        if (trade.receipt().orElseThrow().at().plus(WINDOW).isBefore(now)) {
            throw WechatProblem.INVALID_REQUEST.refusal("订单已超过可退款的最大期限");
        }
        if (fen > trade.amount() - trade.refunded()) {
            throw WechatProblem.INVALID_REQUEST.refusal("申请退款金额大于订单剩余可退金额");
        }
        if (trade.refunds().size() >= MOST) {
            throw WechatProblem.INVALID_REQUEST.refusal("部分退款次数超过50次");
        }
        boolean tooSoon = trade.refunds().stream()
                .anyMatch(refund -> refund.asked().plus(APART).isAfter(now));
        if (tooSoon) {
            throw WechatProblem.FREQUENCY_LIMITED.refusal("同一订单的多次部分退款须间隔1分钟");
        }
        if (desk.switches().take(PayGateway.WECHATPAY, PayFault.REFUND_REFUSED).isPresent()) {
            throw WechatProblem.NOT_ENOUGH.refusal();
        }
    }

    private JsonObject accept(Trade trade, Trades.Asked asked) {
        Trade accepted = desk.trades()
                .refund(trade.key(), asked)
                .orElseThrow(() -> WechatProblem.INVALID_REQUEST.refusal("申请退款金额大于订单剩余可退金额"));
        desk.endRefund(trade.key(), asked.number(), USUAL, this::tell);
        return views.refund(accepted, accepted.refund(asked.number()).orElseThrow());
    }

    private Future<?> tell(Trade trade, Refund refund) {
        return refund.attribute(NOTIFY_URL).isEmpty() ? Future.succeededFuture() : desk.tellRefund(trade, refund);
    }

    /** What has become of a refund. */
    JsonObject query(String number) {
        Trade trade = desk.trades()
                .byRefund(key(number))
                .orElseThrow(() -> WechatProblem.RESOURCE_NOT_EXISTS.refusal("退款单不存在"));
        return views.refund(trade, trade.refund(number).orElseThrow());
    }

    private static TradeKey key(String number) {
        return new TradeKey(PayGateway.WECHATPAY, number);
    }
}
