package org.fairgate.submission.page;

import org.fairgate.platform.text.TextKey;

/** What the pages of a submission say. */
public enum SubmissionText implements TextKey {
    TITLE,
    LEAD,
    LEAD_PERSONS,
    LEAD_NOTHING,
    CLOSED,
    WITHDRAWN,
    /** {0}: how many things are missing or wrong. */
    PROBLEMS,
    /** {0}: a person, {1}: what is wrong. */
    PERSON_PROBLEM,
    /** A list of at most this many. */
    MORE_PROBLEMS,
    SEE_UNIT,
    PERSONS,
    /** {0}: how many. */
    PERSONS_LEAD,
    /** {0}: how many are shown, {1}: of how many. */
    PERSONS_SHOWN,
    NO_PERSONS_TITLE,
    NO_PERSONS,
    ALL_SUBMITTED,
    ADD_PERSON,
    SEE_PERSONS,
    UNNAMED,
    /** {0}: how many things are missing or wrong. */
    INCOMPLETE,
    SENT_BACK,
    DOCUMENT,
    CHANGE,
    SUBMIT,
    /** {0}: how many. */
    SUBMIT_PERSONS,
    SUBMIT_AGAIN,
    CHOOSE_ALL,
    CHOOSE_NONE,
    SAVED_UNTIL_THEN,
    CONFIRM_TITLE,
    /** {0}: the unit, {1}: how many persons, {2}: who. */
    CONFIRM_UNIT,
    /** {0}: the unit. */
    CONFIRM_UNIT_ALONE,
    /** {0}: how many persons, {1}: who. */
    CONFIRM_PERSONS,
    /** {0}: names, {1}: how many more. */
    AND_MORE,
    CONFIRM_FOR_GOOD,
    CONFIRM_WITHDRAWAL_POSSIBLE,
    CONFIRM_YES,
    BACK,
    RESULT_TITLE,
    RESULT_TITLE_APPROVED,
    RESULT_TITLE_RETURNED,
    /** {0}: when. */
    RESULT_LEAD,
    REFERENCE,
    REFERENCE_HINT,
    NEXT_TITLE,
    /** {0}: who reviews. */
    NEXT_REVIEW,
    /** {0}: who reviews, {1}: a day. */
    NEXT_REVIEW_TIME,
    NEXT_REVIEW_DONE,
    NEXT_PAY,
    NEXT_PAY_TIME,
    NEXT_CHECK,
    NEXT_CHECK_TIME,
    NEXT_CHECK_TIME_OVERSEAS,
    NEXT_BADGE,
    NEXT_BADGE_TIME,
    OVERSEAS_DESK,
    /** {0}: how many. */
    PERSONS_SUBMITTED,
    /** {0}: how many. */
    PERSONS_LEFT,
    SUBMIT_THEM,
    RECORD,
    RECORD_HINT,
    MEND,
    WITHDRAW,
    WITHDRAW_HINT,
    WITHDRAW_TITLE,
    WITHDRAW_LEAD,
    WITHDRAW_YES,
    LIST_SEPARATOR;

    @Override
    public String feature() {
        return "submission-pages";
    }
}
