package org.fairgate.person.queue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.person.base.PersonState;

/**
 * Which persons a reviewer looks for.
 *
 * @param states at least one; drafts are never shown
 */
public record PersonFilter(EditionId edition, Set<PersonState> states, Optional<Tag> tag) {
    public PersonFilter {
        Set<PersonState> shown = states.isEmpty() ? EnumSet.allOf(PersonState.class) : EnumSet.copyOf(states);
        shown.remove(PersonState.DRAFT);
        states = Set.copyOf(shown);
    }

    /** Persons in one state. */
    public static PersonFilter of(EditionId edition, PersonState state) {
        return new PersonFilter(edition, Set.of(state), Optional.empty());
    }
}
