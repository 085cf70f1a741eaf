package org.fairgate.draft.form;

import org.fairgate.platform.text.TextKey;

/** What every draft form says, whatever its fields. */
public enum DraftFormText implements TextKey {
    PREVIOUS,
    SAVE_AND_CONTINUE,
    SAVE_AND_RETURN,
    BACK_TO_PREVIEW,
    CONTINUE,
    SAVED_AT,
    NOT_SAVED,
    SAVES_BY_BUTTON,
    STALE_TITLE,
    STALE_LEAD,
    STALE_THEIRS,
    STALE_BLANK,
    TOO_LONG_TITLE,
    TOO_LONG_LEAD,
    LOCKED_TITLE,
    LOCKED_LEAD,
    LOCKED_THEIRS,
    CLOSED_TITLE,
    CLOSED_LEAD,
    CLOSED_NOTHING,
    CLOSED_UNSAVED;

    @Override
    public String feature() {
        return "draft-form";
    }
}
