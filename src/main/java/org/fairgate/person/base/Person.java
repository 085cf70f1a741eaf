package org.fairgate.person.base;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fairgate.delegation.Desk;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.document.PersonKind;

/**
 * A person of a unit.
 *
 * @param desk who reviews it
 * @param tag given by the reviewer
 * @param round how often it was submitted; 0 before the first time
 * @param summary as last submitted; in the unit's own list as typed while it can be changed
 * @param entryDays as last submitted or, later, changed
 * @param ordered whether an order exists for it
 */
public record Person(
        PersonKey key,
        PersonKind kind,
        Desk desk,
        PersonState state,
        Optional<Tag> tag,
        int round,
        PersonSummary summary,
        List<LocalDate> entryDays,
        boolean ordered,
        Optional<Instant> submittedAt,
        Instant createdAt,
        Instant updatedAt) {
    private static final Set<PersonState> CANCELLABLE = PersonState.before(PersonState.CANCELLED, Mover.UNIT);
    private static final Set<PersonState> CHANGEABLE_DAYS = EnumSet.of(
            PersonState.SUBMITTED, PersonState.PENDING_PAYMENT, PersonState.UNDER_CHECK, PersonState.APPROVED);

    public Person {
        entryDays = List.copyOf(entryDays);
    }

    /** The same with another summary. */
    public Person with(PersonSummary typed) {
        return new Person(
                key, kind, desk, state, tag, round, typed, entryDays, ordered, submittedAt, createdAt, updatedAt);
    }

    /** Whether the unit may give the person up: its badge is not being made, and no order exists. */
    public boolean cancellable() {
        return CANCELLABLE.contains(state) && !ordered;
    }

    /** Whether the entry days may be changed apart from the page: submitted, and no order exists (R-PER-8). */
    public boolean entryDaysChangeable() {
        return CHANGEABLE_DAYS.contains(state) && !ordered;
    }
}
