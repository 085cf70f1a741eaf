package org.fairgate.simulator.wechatpay;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Terms;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.fairgate.simulator.wechatpay.trust.Rfc3339;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatProblem;

/** Native orders: opened, asked for, closed. */
final class Orders {
    static final String ATTACH = "attach";
    private static final String BODY = "body";
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_\\-|*]{6,32}");
    private static final int LONGEST_TEXT = 127;
    private static final int LONGEST_ATTACH = 128;
    private static final int LONGEST_ID = 32;
    private static final int LONGEST_TIME = 64;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration CODE_LIVES = Duration.ofHours(2);
    private static final Duration WITHOUT_END = Duration.ofDays(7);

    private final Desk desk;
    private final WechatMerchant merchant;
    private final Views views;

    Orders(Desk desk, WechatMerchant merchant) {
        this.desk = desk;
        this.merchant = merchant;
        this.views = new Views(merchant);
    }

    /** Opens an order, or answers the one that was opened in the same words. */
    JsonObject open(String body) {
        Terms terms = terms(Input.of(body), body);
        Trade trade = desk.trades()
                .find(terms.key())
                .map(known -> same(known, body))
                .orElseGet(() -> desk.trades().open(terms));
        // the payer's app would scan weixin://…; ours is a browser, which needs an address
        return new JsonObject().put("code_url", desk.cashier(trade));
    }

    private static Trade same(Trade known, String body) {
        if (known.state() == TradeState.CLOSED) {
            throw WechatProblem.ORDER_CLOSED.refusal();
        }
        if (!known.terms().attribute(BODY).equals(body)) {
            throw WechatProblem.OUT_TRADE_NO_USED.refusal();
        }
        if (known.state() == TradeState.PAID) {
            throw WechatProblem.ORDER_PAID.refusal();
        }
        return known;
    }

    private Terms terms(Input input, String body) {
        checkMerchant(input.text("appid", LONGEST_ID), input.text("mchid", LONGEST_ID));
        String subject = input.text("description", LONGEST_TEXT);
        String number = input.number("out_trade_no", NUMBER);
        String attach = input.optional(ATTACH, LONGEST_ATTACH);
        String notifyUrl = input.url("notify_url");
        if (notifyUrl.isEmpty()) {
            throw WechatProblem.PARAM_ERROR.refusal("输入源“/body/notify_url”缺失");
        }
        Input amount = input.object("amount");
        if (!amount.value("currency").orElse("CNY").equals("CNY")) {
            throw WechatProblem.PARAM_ERROR.refusal("输入源“/body/amount/currency”的值不支持");
        }
        Instant now = desk.clock().instant();
        Instant end = expires(input, now);
        Instant codeEnd = now.plus(CODE_LIVES);
        return new Terms(
                new TradeKey(PayGateway.WECHATPAY, number),
                amount.fen("total"),
                subject,
                now,
                codeEnd.isBefore(end) ? codeEnd : end,
                end,
                notifyUrl,
                Map.of(ATTACH, attach, BODY, body));
    }

    /** An order that is repeated keeps its end, so only a new one has to leave the payer a minute. */
    private Instant expires(Input input, Instant now) {
        String text = input.optional("time_expire", LONGEST_TIME);
        if (text.isEmpty()) {
            return now.plus(WITHOUT_END);
        }
        Instant end = Rfc3339.parse(text)
                .orElseThrow(() -> WechatProblem.PARAM_ERROR.refusal("输入源“/body/time_expire”的格式不正确"));
        boolean known = desk.trades()
                .find(new TradeKey(PayGateway.WECHATPAY, input.number("out_trade_no", NUMBER)))
                .isPresent();
        if (!known && end.isBefore(now.plus(SHORTEST))) {
            throw WechatProblem.INVALID_REQUEST.refusal("交易结束时间time_expire须晚于当前时间1分钟");
        }
        return end;
    }

    private void checkMerchant(String appId, String merchantId) {
        if (!merchantId.equals(merchant.merchantId())) {
            throw WechatProblem.PARAM_ERROR.refusal("商户号mchid与签名的商户号不一致");
        }
        if (!appId.equals(merchant.appId())) {
            throw WechatProblem.APPID_MCHID_NOT_MATCH.refusal();
        }
    }

    /** What has become of an order, by the merchant's number. */
    JsonObject byNumber(String number, String merchantId) {
        return answer(desk.trades().find(new TradeKey(PayGateway.WECHATPAY, number)), merchantId);
    }

    /** The same by WeChat's number, which an order has only once it is paid. */
    JsonObject byId(String transactionId, String merchantId) {
        return answer(
                desk.trades()
                        .byTradeNo(transactionId)
                        .filter(trade -> trade.key().gateway() == PayGateway.WECHATPAY)
                        .filter(trade -> trade.state() == TradeState.PAID),
                merchantId);
    }

    private JsonObject answer(Optional<Trade> trade, String merchantId) {
        if (!merchantId.equals(merchant.merchantId())) {
            throw WechatProblem.PARAM_ERROR.refusal("输入源“/query/mchid”的值有误");
        }
        return views.transaction(trade.orElseThrow(WechatProblem.ORDER_NOT_EXIST::refusal));
    }

    /** From now on it cannot be paid; one that is being paid behind the gateway's back looks closed and is paid later. */
    void close(String number, String body) {
        if (!Input.of(body).text("mchid", LONGEST_ID).equals(merchant.merchantId())) {
            throw WechatProblem.PARAM_ERROR.refusal("商户号mchid与签名的商户号不一致");
        }
        TradeKey key = new TradeKey(PayGateway.WECHATPAY, number);
        Trade trade = desk.trades().find(key).orElseThrow(WechatProblem.ORDER_NOT_EXIST::refusal);
        switch (trade.state()) {
            case PAID -> throw WechatProblem.ORDER_PAID.refusal();
            case CLOSED -> throw WechatProblem.ORDER_CLOSED.refusal();
            case WAITING, FAILED, PAYING -> {
                var unused = desk.trades().close(key);
            }
        }
    }
}
