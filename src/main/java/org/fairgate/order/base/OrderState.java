package org.fairgate.order.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.kernel.Codes;

/** An order's life (R-PAY 2, 3, 5, 6). All that may happen stands in {@link #EDGES}; the schema knows the same states. */
public enum OrderState {
    /** 待支付. */
    UNPAID,
    /** 待财务确认: a remittance form with its voucher waits for finance. */
    CONFIRMING,
    /** 取消中: it is being cancelled or has run out, and the gateways are asked whether something was paid meanwhile. */
    CLOSING,
    /** 已支付. */
    PAID,
    /** 已取消; its persons are free. */
    CANCELLED,
    /** 已过期; its persons are free. */
    EXPIRED;

    /** Who moves an order. */
    public enum Mover {
        /** The unit that made it. */
        UNIT,
        /** A clerk of finance. */
        FINANCE,
        /** Money that has arrived. */
        PAYMENT,
        /** The service by itself. */
        SYSTEM
    }

    /** Something that may happen. */
    public record Edge(OrderState from, OrderState to, Mover mover) {}

    private static final List<Edge> EDGES = edges();

    private static List<Edge> edges() {
        List<Edge> all = new ArrayList<>();
        add(all, Mover.UNIT, UNPAID, CONFIRMING, CLOSING);
        // the unit takes its remittance form back, or finance refuses it
        add(all, Mover.UNIT, CONFIRMING, UNPAID);
        add(all, Mover.FINANCE, CONFIRMING, UNPAID, PAID);
        // a line of the bank's statement pays an order whose form was never filled in
        add(all, Mover.FINANCE, UNPAID, PAID);
        add(all, Mover.SYSTEM, UNPAID, CLOSING);
        add(all, Mover.SYSTEM, CLOSING, CANCELLED, EXPIRED);
        add(all, Mover.PAYMENT, UNPAID, PAID);
        add(all, Mover.PAYMENT, CONFIRMING, PAID);
        add(all, Mover.PAYMENT, CLOSING, PAID);
        // paid in time, and only its notice was late (R-PAY-5)
        add(all, Mover.PAYMENT, EXPIRED, PAID);
        return List.copyOf(all);
    }

    private static void add(List<Edge> all, Mover mover, OrderState from, OrderState... to) {
        Arrays.stream(to).forEach(state -> all.add(new Edge(from, state, mover)));
    }

    /** Everything that may happen. */
    public static List<Edge> allEdges() {
        return EDGES;
    }

    /** The states from which this mover may bring an order into a state; empty when it never may. */
    public static Set<OrderState> before(OrderState to, Mover mover) {
        return EDGES.stream()
                .filter(edge -> edge.to() == to && edge.mover() == mover)
                .map(Edge::from)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(OrderState.class)));
    }

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static OrderState parse(String code) {
        return Codes.find(values(), OrderState::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }

    /** Whether its persons can be in no other order. */
    public boolean isLive() {
        return this != CANCELLED && this != EXPIRED;
    }
}
