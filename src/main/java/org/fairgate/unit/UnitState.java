package org.fairgate.unit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fairgate.kernel.InvalidValue;

/** The life of a registration (R-UNIT 5–7). What may follow what stands in {@link #EDGES} and nowhere else. */
public enum UnitState {
    /** 待提交: being filled in. */
    DRAFT,
    /** 待审核: locked, and with the reviewers. */
    SUBMITTED,
    /** 退回修改: sent back with reasons; the unit edits and submits again. */
    RETURNED,
    /** 审核通过: approved. */
    APPROVED;

    /** Every way from one state to another, and who takes it. */
    public static final List<Edge> EDGES = List.of(
            new Edge(DRAFT, SUBMITTED, Mover.UNIT),
            new Edge(RETURNED, SUBMITTED, Mover.UNIT),
            // 撤回: back to where it was before it was submitted.
            new Edge(SUBMITTED, DRAFT, Mover.UNIT),
            new Edge(SUBMITTED, RETURNED, Mover.UNIT),
            new Edge(SUBMITTED, RETURNED, Mover.REVIEWER),
            new Edge(SUBMITTED, APPROVED, Mover.REVIEWER));

    /** Who moves a registration from one state to another. */
    public enum Mover {
        /** The unit itself, by submitting and withdrawing. */
        UNIT,
        /** Its delegation, sub-delegation or the overseas desk. */
        REVIEWER
    }

    /** A way from one state to another. */
    public record Edge(UnitState from, UnitState to, Mover by) {}

    /** The stable code for JSON and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state with this code.
     *
     * @throws InvalidValue {@code UNKNOWN_CODE}
     */
    public static UnitState parse(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(InvalidValue.Reason.UNKNOWN_CODE));
    }

    /** Whether the unit may change its pages and its document. */
    public boolean editable() {
        return this == DRAFT || this == RETURNED;
    }

    /** Whether the mover may take a registration from this state to that one. */
    public boolean leadsTo(UnitState to, Mover by) {
        return EDGES.contains(new Edge(this, to, by));
    }

    /** The codes of the states from which the mover may take a registration to this one, for guarded statements. */
    public String[] sources(Mover by) {
        return EDGES.stream()
                .filter(edge -> edge.to() == this && edge.by() == by)
                .map(edge -> edge.from().code())
                .toArray(String[]::new);
    }
}
