package org.fairgate.submission;

import java.util.List;
import org.fairgate.person.base.PersonCounts;
import org.fairgate.person.base.PersonState;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;

/**
 * How far a unit's submission is.
 *
 * @param persons how many of its persons are in each state
 * @param mayWithdraw whether it could be taken back now
 * @param reasons why the unit was sent back; none unless it is to be mended now
 */
public record Submission(Unit unit, PersonCounts persons, boolean mayWithdraw, List<Reason> reasons) {
    public Submission {
        reasons = List.copyOf(reasons);
    }

    /** By which it is named. */
    public Receipt receipt() {
        return Receipt.of(unit.id(), unit.round());
    }

    /** 待提交人数. */
    public int unsubmitted() {
        return persons.unsubmitted();
    }

    /** Persons who are with the reviewers or further. */
    public int submitted() {
        return persons.byState().entrySet().stream()
                .filter(entry -> isSubmitted(entry.getKey()))
                .mapToInt(entry -> entry.getValue())
                .sum();
    }

    /** Whether a person in this state is with the reviewers or further. */
    public static boolean isSubmitted(PersonState state) {
        return !state.isEditable() && state != PersonState.CANCELLED && state != PersonState.REJECTED;
    }
}
