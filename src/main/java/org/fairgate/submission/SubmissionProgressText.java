package org.fairgate.submission;

import org.fairgate.platform.text.TextKey;

/** What the progress page says of submission, payment and review. */
public enum SubmissionProgressText implements TextKey {
    /** {0}: persons not yet submitted. */
    TO_SUBMIT,
    /** {0}: persons submitted, {1}: persons not yet submitted. */
    MORE_TO_SUBMIT,
    /** {0}: persons not yet submitted. */
    SENT_BACK,
    /** {0}: persons submitted. */
    WITH_REVIEWERS,
    /** {0}: persons submitted. */
    UNIT_APPROVED,
    CHECK_AND_SUBMIT,
    MEND_AND_SUBMIT,
    SEE_RESULT,
    /** {0}: persons who have to pay. */
    TO_PAY,
    PAY,
    NOTHING_TO_PAY,
    AFTER_REVIEW,
    AFTER_PAYMENT,
    /** {0}: persons under review. */
    UNDER_REVIEW,
    /** {0}: persons approved. */
    REVIEWED,
    SEE_PERSONS;

    @Override
    public String feature() {
        return "submission-progress";
    }
}
