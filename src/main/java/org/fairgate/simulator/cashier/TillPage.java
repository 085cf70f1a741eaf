package org.fairgate.simulator.cashier;

import java.util.List;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.notice.Notice;

/**
 * What a trade's page shows.
 *
 * @param trade the trade, which a payer has opened
 * @param notices newest first
 */
public record TillPage(TradeView trade, List<NoticeView> notices) {

    static TillPage of(Lang lang, Trade trade, List<Notice> notices) {
        return new TillPage(
                new TradeView(lang, trade),
                notices.stream().map(notice -> new NoticeView(lang, notice)).toList());
    }

    /** Its language. */
    public Lang lang() {
        return trade.lang();
    }

    /** What can go wrong with this trade now. */
    public List<Button> troubles() {
        Button forge = button("forge", CashierWord.FORGE, CashierWord.FORGE_NOTE);
        if (trade.payable()) {
            return List.of(
                    button("fail", CashierWord.PAY_FAIL, CashierWord.PAY_FAIL_NOTE),
                    button("later", CashierWord.PAY_LATER, CashierWord.PAY_LATER_NOTE),
                    button("twice", CashierWord.TWICE, CashierWord.TWICE_NOTE),
                    button("lose", CashierWord.LOSE, CashierWord.LOSE_NOTE),
                    button("wrong", CashierWord.WRONG, CashierWord.WRONG_NOTE),
                    forge);
        }
        return trade.paid() || trade.paying()
                ? List.of(forge)
                : List.of(button("late", CashierWord.LATE, CashierWord.LATE_NOTE), forge);
    }

    private Button button(String act, CashierWord name, CashierWord note) {
        return new Button(act, lang().say(name), lang().say(note));
    }

    /**
     * A button.
     *
     * @param act value to send
     * @param name what it does
     * @param note what follows
     */
    public record Button(String act, String name, String note) {}
}
