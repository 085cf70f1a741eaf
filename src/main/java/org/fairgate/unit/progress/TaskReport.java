package org.fairgate.unit.progress;

import java.util.Optional;

/**
 * What a feature says of its task.
 *
 * @param facts one line: who, when, how many
 * @param reason why it cannot start; only when {@link Standing#BLOCKED}
 * @param step where the task is looked at or done; never when {@link Standing#BLOCKED}
 */
public record TaskReport(Standing standing, Line facts, Optional<Line> reason, Optional<Step> step) {
    /** How far the task is. */
    public enum Standing {
        DONE,
        /** The unit's turn. */
        OPEN,
        /** Somebody else's turn. */
        WAITING,
        BLOCKED
    }

    /** Nothing left to do. */
    public static TaskReport done(Line facts, Step step) {
        return new TaskReport(Standing.DONE, facts, Optional.empty(), Optional.of(step));
    }

    /** The unit's turn. */
    public static TaskReport open(Line facts, Step step) {
        return new TaskReport(Standing.OPEN, facts, Optional.empty(), Optional.of(step));
    }

    /** Somebody else's turn. */
    public static TaskReport waiting(Line facts, Step step) {
        return new TaskReport(Standing.WAITING, facts, Optional.empty(), Optional.of(step));
    }

    /** Cannot start yet. */
    public static TaskReport blocked(Line facts, Line reason) {
        return new TaskReport(Standing.BLOCKED, facts, Optional.of(reason), Optional.empty());
    }
}
