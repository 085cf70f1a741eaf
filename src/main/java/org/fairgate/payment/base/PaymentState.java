package org.fairgate.payment.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.kernel.Codes;

/** A payment's life; every statement that moves one is guarded by {@link #EDGES}, and the schema knows the same states. */
public enum PaymentState {
    /** Written, not yet answered by the gateway. */
    SENDING,
    /** The gateway gave a code or form; it can be paid. */
    OPEN,
    /** A call was not answered clearly: the gateway may or may not have it. */
    UNKNOWN,
    /** Money came. Terminal. */
    PAID,
    /** Cannot be paid any more, as far as the gateway says; a late success is still possible. */
    CLOSED,
    /** The gateway refused to open it. */
    FAILED;

    /** Something that may happen. */
    public record Edge(PaymentState from, PaymentState to) {}

    private static final List<Edge> EDGES = edges();

    private static List<Edge> edges() {
        List<Edge> all = new ArrayList<>();
        add(all, SENDING, OPEN, UNKNOWN, FAILED, CLOSED, PAID);
        add(all, UNKNOWN, OPEN, FAILED, CLOSED, PAID);
        add(all, OPEN, CLOSED, PAID);
        // Money is never turned away: a success that comes late is kept, and judged by the order.
        add(all, CLOSED, PAID);
        add(all, FAILED, PAID);
        return List.copyOf(all);
    }

    private static void add(List<Edge> all, PaymentState from, PaymentState... to) {
        Arrays.stream(to).forEach(state -> all.add(new Edge(from, state)));
    }

    /** Everything that may happen. */
    public static List<Edge> allEdges() {
        return EDGES;
    }

    /** The states from which this one may be reached. */
    public static Set<PaymentState> before(PaymentState to) {
        return EDGES.stream()
                .filter(edge -> edge.to() == to)
                .map(Edge::from)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PaymentState.class)));
    }

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static PaymentState parse(String code) {
        return Codes.find(values(), PaymentState::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }

    /** Whether the gateway may still be paid, or may have been. */
    public boolean isLive() {
        return this == SENDING || this == OPEN || this == UNKNOWN;
    }
}
