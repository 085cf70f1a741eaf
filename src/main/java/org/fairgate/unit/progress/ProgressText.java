package org.fairgate.unit.progress;

import org.fairgate.platform.text.TextKey;

/** Titles, states and lines of the progress page. */
public enum ProgressText implements TextKey {
    ACCOUNT,
    UNIT,
    PERSONS,
    ADDRESSES,
    CHECK_AND_SUBMIT,
    PAY,
    INFORMATION_REVIEW,
    BADGE,
    ACCOUNT_NONE,
    UNIT_NONE,
    PERSONS_NONE,
    ADDRESSES_NONE,
    CHECK_AND_SUBMIT_NONE,
    PAY_NONE,
    INFORMATION_REVIEW_NONE,
    BADGE_NONE,
    STATE_DONE,
    STATE_NEXT,
    STATE_TO_DO,
    STATE_WAITING,
    STATE_CANNOT_START,
    /** {0}: title of the task that must be done before. */
    AFTER,
    OPENS_LATER,
    /** {0}: when the unit signed up for the edition. */
    SIGNED_UP_AT,
    /** {0}: pages complete, {1}: pages in all, {2}: things missing or wrong. */
    UNIT_INCOMPLETE,
    /** {0}: pages in all. */
    UNIT_COMPLETE,
    LOOK_AT_ACCOUNT,
    FILL_IN_UNIT,
    LOOK_AT_PREVIEW,
    /** {0}: how many. */
    ADDRESSES_SAVED,
    ADDRESSES_OPTIONAL,
    ADDRESS_NEEDED,
    LOOK_AT_ADDRESSES,
    ADD_ADDRESS;

    @Override
    public String feature() {
        return "progress";
    }
}
