package org.fairgate.review;

import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Tag;
import org.fairgate.person.base.PersonState;
import org.fairgate.review.base.ReviewFields;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.unit.Reason;

/**
 * What a reviewer decides of a person: a tag that leads on, or sending back with reasons.
 *
 * @param tag empty for sending back
 * @param reasons why it is sent back; none with a tag
 */
public record PersonDecision(Optional<Tag> tag, List<Reason> reasons) {
    private static final int MOST_REASONS = 30;

    /**
     * @throws org.fairgate.platform.http.Problem {@link ReviewProblem#REASON_MISSING}, {@link ReviewProblem#BAD_REASON} or
     *     {@link ReviewProblem#BAD_DECISION}
     */
    public PersonDecision {
        reasons = List.copyOf(reasons);
        if (tag.isPresent() && !reasons.isEmpty()) {
            throw ReviewProblem.BAD_DECISION.problem();
        }
        if (tag.isEmpty() && reasons.isEmpty()) {
            throw ReviewProblem.REASON_MISSING.problem();
        }
        if (reasons.size() > MOST_REASONS) {
            throw ReviewProblem.BAD_REASON.problem();
        }
        boolean unused = ReviewFields.requireOfPerson(reasons);
    }

    /** Gives the tag. */
    public static PersonDecision tagged(Tag tag) {
        return new PersonDecision(Optional.of(tag), List.of());
    }

    /** Sends back. */
    public static PersonDecision returned(List<Reason> reasons) {
        return new PersonDecision(Optional.empty(), reasons);
    }

    /** Where it leads: who pays pays first, who is exempt goes straight to the background check (R-PAY-1). */
    PersonState to() {
        return tag.map(given -> given.pays() ? PersonState.PENDING_PAYMENT : PersonState.UNDER_CHECK)
                .orElse(PersonState.RETURNED);
    }
}
