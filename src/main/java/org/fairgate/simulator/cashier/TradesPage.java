package org.fairgate.simulator.cashier;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.fault.Stage;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeState;

/**
 * What the cashier's overview shows.
 *
 * @param lang its language
 * @param query which trades were asked for
 * @param trades newest first
 * @param plans what goes wrong
 */
public record TradesPage(Lang lang, Query query, List<TradeView> trades, List<Plan> plans) {
    private static final int MOST = 100;

    /**
     * Which trades.
     *
     * @param gateway tag of a gateway, empty for all
     * @param state tag of a state, empty for all
     * @param number part of the merchant's number
     */
    public record Query(String gateway, String state, String number) {
        boolean fits(Trade trade) {
            return (gateway.isEmpty() || gateway.equals(trade.key().gateway().tag()))
                    && (state.isEmpty() || state.equals(trade.state().tag()))
                    && trade.number().contains(number);
        }
    }

    /**
     * A fault that is switched on.
     *
     * @param gateway its tag
     * @param gatewayName its name
     * @param plan what it is
     * @param name the fault's name
     */
    public record Plan(String gateway, String gatewayName, FaultPlan plan, String name) {
        /** How often, for which call, and for how long. */
        public String details() {
            String times = plan.times() == 0 ? "∞" : plan.times() + "×";
            String call = plan.operation().isEmpty() ? "" : " · " + plan.operation();
            String delay = plan.delay().isZero() ? "" : " · " + plan.delay().toMillis() + " ms";
            return times + call + delay;
        }
    }

    /**
     * A choice in a form.
     *
     * @param tag value to send
     * @param name what it is called
     */
    public record Choice(String tag, String name) {}

    static TradesPage of(Lang lang, Query query, Desk desk) {
        Set<PayGateway> here = desk.protocols().keySet();
        return new TradesPage(
                lang,
                query,
                desk.trades().list(query::fits, MOST).stream()
                        .map(trade -> new TradeView(lang, trade))
                        .toList(),
                here.stream()
                        .sorted()
                        .flatMap(gateway -> desk.switches().plans(gateway).stream()
                                .map(plan -> new Plan(
                                        gateway.tag(), TradeView.name(lang, gateway), plan, name(lang, plan.fault()))))
                        .toList());
    }

    private static String name(Lang lang, PayFault fault) {
        return lang.say(CashierWord.valueOf("FAULT_" + fault.name()));
    }

    /** The gateways. */
    public List<Choice> gateways() {
        return Arrays.stream(PayGateway.values())
                .map(gateway -> new Choice(gateway.tag(), TradeView.name(lang, gateway)))
                .toList();
    }

    /** The states of a trade. */
    public List<Choice> states() {
        return Arrays.stream(TradeState.values())
                .map(state -> new Choice(state.tag(), TradeView.name(lang, state)))
                .toList();
    }

    /** Where faults strike. */
    public List<Stage> stages() {
        return List.of(Stage.values());
    }

    /** A stage's name. */
    public String name(Stage stage) {
        return lang.say(CashierWord.valueOf("ON_" + stage.name()));
    }

    /** The faults of a stage. */
    public List<Choice> faults(Stage stage) {
        return Arrays.stream(PayFault.values())
                .filter(fault -> fault.stage() == stage)
                .map(fault -> new Choice(fault.tag(), name(lang, fault)))
                .toList();
    }

    /** The merchant's calls. */
    public List<String> operations() {
        return Stream.of("open", "query", "close", "refund", "refund-query", "bill", "bill-file")
                .toList();
    }
}
