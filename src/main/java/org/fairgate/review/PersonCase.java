package org.fairgate.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonRound;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.queue.Likeness;
import org.fairgate.unit.Reason;

/**
 * A person as a reviewer sees it.
 *
 * @param rounds every submission, the present one last
 * @param likeness what the machine found in common with others of the edition
 */
public record PersonCase(Person person, List<PersonRound> rounds, Likeness likeness) {
    public PersonCase {
        rounds = List.copyOf(rounds);
    }

    /** @param newestFirst its submissions */
    static PersonCase of(Person person, List<PersonRound> newestFirst, Likeness likeness) {
        List<PersonRound> rounds = new ArrayList<>(newestFirst);
        Collections.reverse(rounds);
        return new PersonCase(person, rounds, likeness);
    }

    /** What was submitted last; none of a person that never was. */
    public Optional<PersonRound> present() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
    }

    /** The last round before the present one that was sent back. */
    public Optional<PersonRound> lastReturned() {
        return rounds.stream()
                .limit(Math.max(0, rounds.size() - 1))
                .filter(round -> round.outcome().filter("returned"::equals).isPresent())
                .reduce((earlier, later) -> later);
    }

    /** Why it was sent back the last time. */
    public List<Reason> lastReasons() {
        return lastReturned().map(PersonRound::reasons).orElse(List.of());
    }

    /** The fields that differ from the last round that was sent back; none before there was one. */
    public Set<String> changed() {
        Set<String> changed = new LinkedHashSet<>();
        lastReturned()
                .ifPresent(before -> present().ifPresent(now -> {
                    changed.addAll(now.fields().keySet());
                    changed.addAll(before.fields().keySet());
                    changed.removeIf(field -> values(now, field).equals(values(before, field)));
                }));
        return changed;
    }

    /** The values of a field in a round. */
    public static List<String> values(PersonRound round, String field) {
        return round.fields().getOrDefault(field, List.of());
    }

    /** Whether it waits for a tag. */
    public boolean decidable() {
        return person.state() == PersonState.SUBMITTED || person.state() == PersonState.PENDING_LOCK;
    }
}
