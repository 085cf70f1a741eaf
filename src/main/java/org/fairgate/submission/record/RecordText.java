package org.fairgate.submission.record;

import org.fairgate.platform.text.TextKey;

/** What a record says around what was submitted. */
public enum RecordText implements TextKey {
    /** {0}: the edition. */
    TITLE,
    REFERENCE,
    SUBMITTED_AT,
    /** {0}: a moment. */
    BEIJING_TIME,
    UNIT,
    CREDIT_CODE,
    REVIEWED_BY,
    OVERSEAS_DESK,
    STATE,
    STATE_SUBMITTED,
    STATE_RETURNED,
    STATE_APPROVED,
    PERSONS,
    /** {0}: how many more. */
    MORE_PERSONS,
    DOCUMENT_SENT,
    SEPARATOR,
    /** {0}: when it was printed, {1}: the reference. */
    FOOTER;

    @Override
    public String feature() {
        return "submission-record";
    }
}
