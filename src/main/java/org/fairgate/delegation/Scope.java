package org.fairgate.delegation;

import java.util.UUID;
import org.fairgate.kernel.id.DelegationId;

/**
 * Whose units a member of staff sees and decides on (R-REV): a sub-delegation its own, a delegation its own and those of
 * its sub-delegations, the overseas desk the overseas ones, the organiser all. Every statement of a reviewer carries it,
 * so that what lies outside is as if it did not exist.
 *
 * @param id the desk or node; the nil id for {@link Reach#EDITION}
 */
public record Scope(Reach reach, UUID id) {
    /** How far a scope reaches, and so which column of {@link Desk} it is compared with. */
    public enum Reach {
        EDITION,
        DESK,
        NODE
    }

    /** Every unit of the edition. */
    public static Scope edition() {
        return new Scope(Reach.EDITION, Desk.OVERSEAS);
    }

    /** A delegation with all its sub-delegations. */
    public static Scope delegation(DelegationId delegation) {
        return new Scope(Reach.DESK, delegation.value());
    }

    /** One sub-delegation. */
    public static Scope subDelegation(DelegationId node) {
        return new Scope(Reach.NODE, node.value());
    }

    /** The overseas units. */
    public static Scope overseas() {
        return new Scope(Reach.DESK, Desk.OVERSEAS);
    }

    /** Whether the units of this desk lie within. */
    public boolean includes(Desk desk) {
        return switch (reach) {
            case EDITION -> true;
            case DESK -> id.equals(desk.desk());
            case NODE -> id.equals(desk.node());
        };
    }
}
