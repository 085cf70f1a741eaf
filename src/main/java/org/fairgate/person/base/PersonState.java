package org.fairgate.person.base;

import static org.fairgate.person.base.Mover.BADGE_OFFICE;
import static org.fairgate.person.base.Mover.ORGANISER;
import static org.fairgate.person.base.Mover.PAYMENT;
import static org.fairgate.person.base.Mover.REVIEWER;
import static org.fairgate.person.base.Mover.SECURITY;
import static org.fairgate.person.base.Mover.SYSTEM;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.kernel.Codes;

/**
 * A person's life (chapter 4 of the domain). All that may happen stands in {@link #EDGES}; every statement that moves a
 * person is guarded by the states that the table names, and the schema knows the same states.
 */
public enum PersonState {
    /** 待提交: being filled in. */
    DRAFT,
    /** 待审核: waits for the reviewer's tag. */
    SUBMITTED,
    /** 待锁定: wants to use the last badge again, waits for the reviewer's lock. */
    PENDING_LOCK,
    /** 待支付. */
    PENDING_PAYMENT,
    /** 背审中: with the public security. */
    UNDER_CHECK,
    /** 审核通过. */
    APPROVED,
    /** 审核不通过. */
    REJECTED,
    /** 退回修改: sent back to be put right. */
    RETURNED,
    /** 已注销. */
    CANCELLED,
    /** 制证中. */
    IN_PRODUCTION,
    /** 待领取. */
    READY,
    /** 已寄出. */
    SHIPPED,
    /** 已领取. */
    ISSUED,
    /** 复用生效: the last badge goes on being valid. */
    REUSED;

    /** Something that may happen. */
    public record Edge(PersonState from, PersonState to, Mover mover) {}

    private static final List<Edge> EDGES = edges();

    private static List<Edge> edges() {
        List<Edge> all = new ArrayList<>();
        add(all, Mover.UNIT, DRAFT, SUBMITTED, PENDING_LOCK);
        add(all, Mover.UNIT, RETURNED, SUBMITTED);
        // 撤回: taken back while nobody has begun to review
        add(all, Mover.UNIT, SUBMITTED, DRAFT);
        add(all, REVIEWER, SUBMITTED, PENDING_PAYMENT, UNDER_CHECK, RETURNED);
        add(all, REVIEWER, PENDING_LOCK, PENDING_PAYMENT, UNDER_CHECK, RETURNED);
        add(all, PAYMENT, PENDING_PAYMENT, UNDER_CHECK);
        add(all, SECURITY, UNDER_CHECK, APPROVED, REJECTED, RETURNED);
        for (PersonState before : EnumSet.range(DRAFT, RETURNED)) {
            add(all, Mover.UNIT, before, CANCELLED);
            add(all, ORGANISER, before, CANCELLED);
        }
        add(all, BADGE_OFFICE, APPROVED, IN_PRODUCTION);
        add(all, BADGE_OFFICE, IN_PRODUCTION, READY, SHIPPED);
        add(all, BADGE_OFFICE, READY, ISSUED);
        add(all, BADGE_OFFICE, SHIPPED, ISSUED);
        add(all, SYSTEM, APPROVED, REUSED);
        return List.copyOf(all);
    }

    private static void add(List<Edge> all, Mover mover, PersonState from, PersonState... to) {
        Arrays.stream(to).forEach(state -> all.add(new Edge(from, state, mover)));
    }

    /** Everything that may happen. */
    public static List<Edge> allEdges() {
        return EDGES;
    }

    /** The states from which this mover may bring a person into a state; empty when it never may. */
    public static Set<PersonState> before(PersonState to, Mover mover) {
        return EDGES.stream()
                .filter(edge -> edge.to() == to && edge.mover() == mover)
                .map(Edge::from)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonState.class)));
    }

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static PersonState parse(String code) {
        return Codes.find(values(), PersonState::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }

    /** Whether the unit can change the person's page: nothing is submitted, or it was sent back. */
    public boolean isEditable() {
        return this == DRAFT || this == RETURNED;
    }
}
