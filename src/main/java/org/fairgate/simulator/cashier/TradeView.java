package org.fairgate.simulator.cashier;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeState;

/**
 * A trade as the pages show it.
 *
 * @param lang their language
 * @param trade as it stands
 */
public record TradeView(Lang lang, Trade trade) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    /** Beijing time, to the second. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    private static String yuan(long fen) {
        return "¥" + BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** The gateway's name in paths and styles. */
    public String tag() {
        return trade.key().gateway().tag();
    }

    /** The gateway's name for people. */
    public String gateway() {
        return name(lang, trade.key().gateway());
    }

    static String name(Lang lang, PayGateway gateway) {
        return lang.say(CashierWord.valueOf(gateway.name()));
    }

    static String name(Lang lang, TradeState state) {
        return lang.say(CashierWord.valueOf(state.name()));
    }

    /** The page of this trade; opening it is scanning its code. */
    public String path() {
        return "/cashier/" + tag() + "/" + trade.code();
    }

    /** What has become of it. */
    public String state() {
        return name(lang, trade.state());
    }

    /** Whether it was paid, closed, or neither: {@code good}, {@code bad}, or empty. */
    public String mood() {
        return switch (trade.state()) {
            case PAID -> "good";
            case CLOSED, FAILED -> "bad";
            case WAITING, PAYING -> "";
        };
    }

    /** Whether a payer may pay it. */
    public boolean payable() {
        return trade.state().payable();
    }

    /** Whether it was paid and the gateway says so. */
    public boolean paid() {
        return trade.state() == TradeState.PAID;
    }

    /** Whether it was paid and the gateway keeps that to itself. */
    public boolean paying() {
        return trade.state() == TradeState.PAYING;
    }

    /** What was asked for. */
    public String asked() {
        return yuan(trade.terms().amount());
    }

    /** What was paid, else what was asked for. */
    public String amount() {
        return yuan(trade.amount());
    }

    /** Whether another amount was paid than was asked for. */
    public boolean wrong() {
        return trade.amount() != trade.terms().amount();
    }

    /** What went back; empty if nothing did. */
    public String refunded() {
        return trade.returned() == 0 ? "" : yuan(trade.returned());
    }

    /** When it was opened. */
    public String opened() {
        return time(trade.terms().opened());
    }

    /** From when on it cannot be paid. */
    public String until() {
        return time(trade.until());
    }

    /** When it was paid; empty if it was not. */
    public String paidAt() {
        return trade.receipt().map(receipt -> time(receipt.at())).orElse("");
    }
}
