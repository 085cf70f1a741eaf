package org.fairgate.review.base;

import org.fairgate.delegation.Scope;
import org.fairgate.kernel.id.StaffId;

/** A member of staff who reviews, and whose units they may see, as their account says at this moment. */
public record Reviewer(StaffId id, Scope scope) {
    /** As the audit trail names them. */
    public String actor() {
        return "staff:" + id;
    }
}
