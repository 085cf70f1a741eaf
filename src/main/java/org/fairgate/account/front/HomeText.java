package org.fairgate.account.front;

import org.fairgate.platform.text.TextKey;

/** Texts of the front page. */
public enum HomeText implements TextKey {
    TITLE,
    HEADING,
    LEAD,
    CLOSES,
    OPENS,
    CLOSED,
    CLOSED_LEAD,
    NO_EDITION,
    SIGN_UP,
    SIGN_IN,
    TO_PROGRESS,
    TO_STAFF,
    PREPARE,
    PREPARE_CODE,
    PREPARE_DOCUMENT,
    PREPARE_CONTACT,
    PREPARE_PEOPLE,
    DEADLINES,
    METHOD,
    DEADLINE,
    TRANSFER,
    SCAN,
    B2B,
    FEES,
    WHO,
    WHO_LEAD,
    STEPS,
    STEP_ACCOUNT,
    STEP_ACCOUNT_NOTE,
    STEP_UNIT,
    STEP_UNIT_NOTE,
    STEP_PEOPLE,
    STEP_PEOPLE_NOTE,
    STEP_REVIEW,
    STEP_REVIEW_NOTE,
    STEP_PAY,
    STEP_PAY_NOTE,
    STEP_CHECK,
    STEP_CHECK_NOTE,
    STEP_BADGE,
    STEP_BADGE_NOTE;

    @Override
    public String feature() {
        return "home";
    }
}
