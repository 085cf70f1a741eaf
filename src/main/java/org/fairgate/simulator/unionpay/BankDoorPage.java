package org.fairgate.simulator.unionpay;

import java.util.Locale;
import java.util.SortedMap;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeState;

/**
 * What the bank's page shows.
 *
 * @param path its own address
 * @param back what the browser carries back to the merchant
 */
public record BankDoorPage(Lang lang, Trade trade, String path, SortedMap<String, String> back) {

    /** The amount in yuan. */
    public String amount() {
        long fen = trade.terms().amount();
        return String.format(Locale.ROOT, "%,d.%02d", fen / 100, fen % 100);
    }

    /** Where the payment stands, in a word. */
    public String state() {
        return lang.say(
                switch (trade.state()) {
                    case WAITING -> DoorWord.WAITING;
                    case PAYING -> DoorWord.PAYING;
                    case FAILED -> DoorWord.FAILED;
                    case PAID -> DoorWord.PAID;
                    case CLOSED -> DoorWord.CLOSED;
                });
    }

    /** Whether that is good, bad or neither, for the colour. */
    public String tone() {
        return switch (trade.state()) {
            case PAID -> "good";
            case FAILED, CLOSED -> "bad";
            case WAITING, PAYING -> "";
        };
    }

    /** Whether it can be paid. */
    public boolean payable() {
        return trade.state().payable();
    }

    /** Whether there is something to go back with. */
    public boolean over() {
        return trade.state() != TradeState.WAITING;
    }

    /** Where the merchant waits for the payer. */
    public String frontUrl() {
        return trade.terms().attribute(UnionOrders.FRONT_URL);
    }
}
