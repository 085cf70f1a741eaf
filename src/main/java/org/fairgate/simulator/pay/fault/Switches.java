package org.fairgate.simulator.pay.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fairgate.simulator.pay.ledger.PayGateway;

/** The plans of every gateway. Safe for any thread. */
public final class Switches {
    /** How many plans one gateway may have. */
    public static final int MOST = 50;

    private final Map<PayGateway, List<FaultPlan>> plans = new EnumMap<>(PayGateway.class);

    /**
     * Adds a plan; it takes the place of one with the same fault and operation.
     *
     * @throws IllegalStateException if the gateway has too many
     */
    public synchronized void set(PayGateway gateway, FaultPlan plan) {
        List<FaultPlan> all = plans.computeIfAbsent(gateway, first -> new ArrayList<>());
        all.removeIf(plan::replaces);
        if (all.size() == MOST) {
            throw new IllegalStateException("a gateway takes at most " + MOST + " plans");
        }
        all.add(plan);
    }

    /** Takes away every plan of a gateway with this fault. */
    public synchronized void lift(PayGateway gateway, PayFault fault) {
        plans.getOrDefault(gateway, new ArrayList<>()).removeIf(plan -> plan.fault() == fault);
    }

    /** All is well at this gateway. */
    public synchronized void clear(PayGateway gateway) {
        plans.remove(gateway);
    }

    /** All is well everywhere. */
    public synchronized void clear() {
        plans.clear();
    }

    /** What waits to strike, oldest first. */
    public synchronized List<FaultPlan> plans(PayGateway gateway) {
        return List.copyOf(plans.getOrDefault(gateway, List.of()));
    }

    /**
     * The plan that strikes now, counted down.
     *
     * @param operation the merchant's call; empty if it is not one
     */
    public Optional<FaultPlan> take(PayGateway gateway, Stage stage, String operation) {
        return take(gateway, plan -> plan.strikes(stage, operation));
    }

    /** The plan with this fault, counted down. */
    public Optional<FaultPlan> take(PayGateway gateway, PayFault fault) {
        return take(gateway, plan -> plan.fault() == fault);
    }

    private synchronized Optional<FaultPlan> take(PayGateway gateway, Predicate<FaultPlan> strikes) {
        List<FaultPlan> all = plans.getOrDefault(gateway, List.of());
        Optional<FaultPlan> found = all.stream().filter(strikes).findFirst();
        found.filter(plan -> plan.times() > 0).ifPresent(plan -> countDown(all, plan));
        return found;
    }

    private static void countDown(List<FaultPlan> all, FaultPlan plan) {
        int place = all.indexOf(plan);
        if (plan.times() == 1) {
            all.remove(place);
        } else {
            all.set(place, plan.times(plan.times() - 1));
        }
    }
}
