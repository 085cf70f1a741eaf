package org.fairgate.review.progress;

import org.fairgate.platform.text.TextKey;

/** Lines of the progress page after a submission. */
enum DecisionText implements TextKey {
    /** {0}: persons to be paid for. */
    PAY_OPEN,
    PAY_NOBODY_YET,
    PAY_WAITS_FOR_TAGS,
    PAY_NOBODY,
    PAY_GO,
    PAY_LOOK,
    /** {0}: persons whom the delegation has not tagged, {1}: with the security, {2}: approved. */
    CHECK_FACTS,
    /** {0}: approved, {1}: not approved. */
    CHECK_DONE,
    CHECK_LOOK;

    @Override
    public String feature() {
        return "review-progress";
    }
}
