package org.fairgate.person.base;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.unit.Reason;

/**
 * One submission of a person, as it was sent in, and what was decided of it.
 *
 * @param fields the checked values by the names of the fields; a field with nothing in it is left out
 * @param outcome {@code accepted}, {@code returned} or {@code withdrawn}; empty while nothing is decided
 * @param decidedBy the member of staff
 */
public record PersonRound(
        int round,
        Map<String, List<String>> fields,
        Instant submittedAt,
        Optional<String> outcome,
        List<Reason> reasons,
        Optional<UUID> decidedBy,
        Optional<Instant> decidedAt) {
    public PersonRound {
        fields = Map.copyOf(fields);
        reasons = List.copyOf(reasons);
    }
}
