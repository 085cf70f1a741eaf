package org.fairgate.platform.page;

import org.fairgate.platform.text.TextKey;

/** What stands on every page: header, footer, forms, error pages. */
public enum SharedText implements TextKey {
    BRAND,
    SKIP,
    DEMO,
    DEMO_INBOX,
    NAV,
    PROGRESS,
    UNIT,
    PERSONS,
    ORDERS,
    ADDRESSES,
    SUBMISSION,
    /** {0}: how many persons. */
    UNSUBMITTED,
    ACCOUNT,
    STAFF_HOME,
    STAFF_ME,
    REVIEW,
    REVIEW_PERSONS,
    FINANCE,
    SIGN_IN,
    SIGN_OUT,
    HELP,
    OTHER_LANGUAGE,
    PRE_REGISTRATION,
    STAFF_SIGN_IN,
    OPTIONAL,
    CHOOSE,
    SHOW,
    ERRORS,
    ERROR_PREFIX,
    BEIJING_TIME,
    FAULT_TITLE,
    FAULT_SAFE,
    FAULT_WHAT_NEXT,
    BUSY_TITLE,
    BUSY_LEAD,
    NOT_FOUND_TITLE,
    NOT_FOUND_LEAD,
    REFUSED_TITLE,
    REFERENCE,
    TRY_AGAIN,
    TO_PROGRESS,
    TO_HOME,
    TO_STAFF,
    ASK_LIAISON;

    @Override
    public String feature() {
        return "shared";
    }
}
