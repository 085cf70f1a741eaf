package org.fairgate.audit;

import java.util.UUID;
import org.fairgate.kernel.id.UnitId;

/**
 * One thing that was done. Empty text where nothing applies.
 *
 * @param unit whose chain it belongs to; {@link #GLOBAL} for what concerns no unit (staff accounts, editions)
 * @param actor {@code unit:<uuid>}, {@code staff:<uuid>} or {@code system}; 1 to 100 characters
 * @param action what was done, as a stable code such as {@code account.created}; 1 to 100 characters
 * @param subject what it was done to, at most 200 characters
 * @param from state before, at most 200 characters
 * @param to state after, at most 200 characters
 * @param why reason given, at most 2,000 characters
 */
public record AuditEntry(UnitId unit, String actor, String action, String subject, String from, String to, String why) {
    /** The chain of what concerns no unit. */
    public static final UnitId GLOBAL = new UnitId(new UUID(0, 0));

    private static final int CODE = 100;
    private static final int STATE = 200;
    private static final int REASON = 2000;

    /** @throws IllegalArgumentException for a text that is too long or, where that is not allowed, empty */
    public AuditEntry {
        require(!actor.isEmpty() && actor.length() <= CODE, "actor");
        require(!action.isEmpty() && action.length() <= CODE, "action");
        require(subject.length() <= STATE, "subject");
        require(from.length() <= STATE && to.length() <= STATE, "state");
        require(why.length() <= REASON && why.indexOf('\0') < 0, "why");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("audit entry: " + what + " is empty, too long or holds NUL");
        }
    }
}
