package org.fairgate.person.base;

import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Tag;
import org.fairgate.unit.Reason;

/**
 * A step in a person's life, decided by somebody who saw it as of one round.
 *
 * @param round the submission that was looked at
 * @param by in which capacity
 * @param actor who, as the audit trail names them: {@code staff:<uuid>}, {@code unit:<uuid>} or {@code system}
 * @param tag given with the step; empty leaves it as it is
 * @param reasons why it is sent back, else none
 */
public record PersonMove(
        PersonKey key, int round, PersonState to, Mover by, String actor, Optional<Tag> tag, List<Reason> reasons) {
    public PersonMove {
        reasons = List.copyOf(reasons);
    }
}
