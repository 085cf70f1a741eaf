package org.fairgate.simulator.alipay;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Terms;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.TradeState;

/** {@code alipay.trade.precreate}, {@code query} and {@code close}. */
final class AlipayOrders {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final Pattern SUBJECT = Pattern.compile("[^/=&]{1,256}");
    private static final Pattern TIMEOUT = Pattern.compile("([1-9][0-9]{0,4})([mhd])");
    private static final long MOST_FEN = 100_000_000_00L;
    private static final Duration USUAL_TIMEOUT = Duration.ofHours(3);
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(15);
    private static final Duration LONGEST_CODE = Duration.ofHours(2);

    private final Desk desk;
    private final AlipayOptions options;

    AlipayOrders(Desk desk, AlipayOptions options) {
        this.desk = desk;
        this.options = options;
    }

    JsonObject precreate(AlipayCall call) {
        Terms terms = terms(call);
        Optional<Trade> earlier = desk.trades().find(terms.key());
        earlier.filter(Trade::scanned).ifPresent(trade -> refuseAnother(trade, terms));
        Trade trade = earlier.filter(known -> known.state().payable() && isSame(known, terms))
                .orElseGet(() -> desk.trades().open(terms));
        return ok().put("out_trade_no", trade.number()).put("qr_code", desk.cashier(trade));
    }

    private static void refuseAnother(Trade trade, Terms terms) {
        AlipayCall.check(trade.state() != TradeState.PAID, AlipayProblem.TRADE_HAS_SUCCESS);
        AlipayCall.check(trade.state() != TradeState.CLOSED, AlipayProblem.TRADE_HAS_CLOSE);
        AlipayCall.check(isSame(trade, terms), AlipayProblem.CONTEXT_INCONSISTENT);
    }

    private static boolean isSame(Trade trade, Terms terms) {
        return trade.terms().amount() == terms.amount()
                && trade.terms().subject().equals(terms.subject());
    }

    private Terms terms(AlipayCall call) {
        Instant now = desk.clock().instant();
        String number = call.needed("out_trade_no");
        String subject = call.needed("subject");
        long amount = call.fen("total_amount");
        AlipayCall.check(NUMBER.matcher(number).matches(), AlipayProblem.INVALID_PARAMETER);
        AlipayCall.check(SUBJECT.matcher(subject).matches(), AlipayProblem.INVALID_PARAMETER);
        AlipayCall.check(amount >= 1 && amount <= MOST_FEN, AlipayProblem.INVALID_PARAMETER);
        Instant expires = expires(call, now);
        Instant codeUntil = earlier(expires, now.plus(earlier(timeout(call, "qr_code_timeout_express"))));
        return new Terms(
                new TradeKey(PayGateway.ALIPAY, number),
                amount,
                subject,
                now,
                codeUntil,
                expires,
                call.parameter("notify_url"),
                Map.of("body", call.value("body"), "passback_params", call.value("passback_params")));
    }

    private static Instant expires(AlipayCall call, Instant now) {
        String fixed = call.value("time_expire");
        Instant expires = fixed.isEmpty()
                ? now.plus(timeout(call, "timeout_express").orElse(USUAL_TIMEOUT))
                : AlipayText.instant(fixed).orElseThrow(AlipayProblem.INVALID_PARAMETER::refusal);
        AlipayCall.check(expires.isAfter(now), AlipayProblem.INVALID_PARAMETER);
        return expires;
    }

    private static Optional<Duration> timeout(AlipayCall call, String name) {
        String text = call.value(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = TIMEOUT.matcher(text);
        AlipayCall.check(matcher.matches(), AlipayProblem.INVALID_PARAMETER);
        int count = Integer.parseInt(matcher.group(1));
        Duration timeout = switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        AlipayCall.check(timeout.compareTo(LONGEST_TIMEOUT) <= 0, AlipayProblem.INVALID_PARAMETER);
        return Optional.of(timeout);
    }

    private static Duration earlier(Optional<Duration> wanted) {
        return wanted.filter(life -> life.compareTo(LONGEST_CODE) < 0).orElse(LONGEST_CODE);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    JsonObject query(AlipayCall call) {
        Trade trade = existing(call);
        JsonObject node = ok().put("trade_no", trade.tradeNo())
                .put("out_trade_no", trade.number())
                .put("buyer_logon_id", AlipayBuyer.LOGON)
                .put("buyer_user_id", AlipayBuyer.ID)
                .put("trade_status", status(trade))
                .put("total_amount", AlipayText.yuan(seen(trade)));
        if (trade.state() == TradeState.PAID) {
            String paid = AlipayText.yuan(trade.amount());
            node.put("receipt_amount", paid)
                    .put("buyer_pay_amount", paid)
                    .put("point_amount", "0.00")
                    .put("invoice_amount", paid)
                    .put(
                            "send_pay_date",
                            AlipayText.time(trade.receipt().orElseThrow().at()));
        }
        return node;
    }

    private static long seen(Trade trade) {
        return trade.state() == TradeState.PAID ? trade.amount() : trade.terms().amount();
    }

    JsonObject close(AlipayCall call) {
        Trade trade = existing(call);
        AlipayCall.check(!isFinished(trade), AlipayProblem.TRADE_STATUS_ERROR);
        AlipayCall.check(trade.state() != TradeState.PAID, AlipayProblem.TRADE_HAS_SUCCESS);
        AlipayCall.check(trade.state() != TradeState.CLOSED, AlipayProblem.REASON_TRADE_STATUS_INVALID);
        // of a payment that is kept to itself the gateway knows nothing yet: it says closed, and the money comes all
        // the same
        Optional<Trade> unused = desk.trades().close(trade.key());
        return ok().put("trade_no", trade.tradeNo()).put("out_trade_no", trade.number());
    }

    /** The trade that a call names, if somebody scanned it. */
    Trade existing(AlipayCall call) {
        String tradeNo = call.value("trade_no");
        Optional<Trade> found = tradeNo.isEmpty()
                ? desk.trades().find(new TradeKey(PayGateway.ALIPAY, call.needed("out_trade_no")))
                : desk.trades().byTradeNo(tradeNo).filter(trade -> trade.key().gateway() == PayGateway.ALIPAY);
        return found.filter(Trade::scanned).orElseThrow(AlipayProblem.TRADE_NOT_EXIST::refusal);
    }

    /** The trade's state in Alipay's words. */
    String status(Trade trade) {
        return switch (trade.state()) {
            case WAITING, FAILED, PAYING -> "WAIT_BUYER_PAY";
            case CLOSED -> "TRADE_CLOSED";
            case PAID ->
                trade.returnedInFull() ? "TRADE_CLOSED" : isFinished(trade) ? "TRADE_FINISHED" : "TRADE_SUCCESS";
        };
    }

    /** Whether the time for refunds is over, or everything went back. */
    boolean isFinished(Trade trade) {
        boolean over = trade.receipt()
                .filter(receipt -> !desk.clock().instant().isBefore(receipt.at().plus(options.refundWindow())))
                .isPresent();
        return trade.state() == TradeState.PAID && (over || trade.returnedInFull());
    }

    static JsonObject ok() {
        return new JsonObject().put("code", "10000").put("msg", "Success");
    }
}
