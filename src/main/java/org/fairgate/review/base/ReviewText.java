package org.fairgate.review.base;

import org.fairgate.platform.text.TextKey;

/** What the workbench says to units, beside the notices themselves. */
public enum ReviewText implements TextKey {
    OVERSEAS_DESK,
    /** {0}: what it is about, {1}: the reason. */
    REASON_LINE,
    /** {0}: the reason. */
    REASON_LINE_WHOLE;

    @Override
    public String feature() {
        return "review";
    }
}
