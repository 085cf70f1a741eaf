package org.fairgate.unit.progress;

import java.util.Locale;

/** How a task stands on the progress page. */
public enum TaskState {
    DONE(ProgressText.STATE_DONE),
    /** Open, and the first that is. */
    NEXT(ProgressText.STATE_NEXT),
    /** Open too. */
    TO_DO(ProgressText.STATE_TO_DO),
    /** Handed in; somebody else's turn. */
    WAITING(ProgressText.STATE_WAITING),
    /** Not a link; the reason stands beside it. */
    CANNOT_START(ProgressText.STATE_CANNOT_START);

    private final ProgressText label;

    TaskState(ProgressText label) {
        this.label = label;
    }

    public ProgressText label() {
        return label;
    }

    /** Its name in the API, such as {@code cannot-start}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
