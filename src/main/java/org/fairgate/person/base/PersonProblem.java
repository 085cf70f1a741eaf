package org.fairgate.person.base;

import org.fairgate.platform.http.Refusal;

/** Refusals around persons. */
public enum PersonProblem implements Refusal {
    /** The unit has no such person: absent or foreign. */
    NO_SUCH_PERSON(404),
    /** The person's state does not allow it; member {@code state} says what it is. */
    STATE_CHANGED(409),
    /** The person was submitted again since it was looked at; member {@code round} says how often by now. */
    CHANGED(412),
    /** Something is missing or wrong; {@code errors} says what, by person and field. */
    INCOMPLETE(422),
    /** The document is registered already, by whomever (R-PER-5); {@code errors} says whose of the submitted persons. */
    DOCUMENT_TAKEN(409),
    /** An order exists, so the entry days stay (R-PER-8). */
    ORDERED(409),
    /** An order exists, so the unit cannot give the person up; it ends the order first, or asks for a refund. */
    IN_ORDER(409),
    /** None chosen, or a day that is not one of the edition's. */
    BAD_ENTRY_DAYS(422),
    /** The unit has as many persons as it may have; an individual one. */
    TOO_MANY(409),
    /** None named, or more than fit in one submission. */
    BAD_SELECTION(422),
    /** The step needs another tag. */
    TAG_DOES_NOT_FIT(422);

    private final int status;

    PersonProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "person";
    }
}
