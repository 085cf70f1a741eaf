package org.fairgate.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fairgate.account.Account;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.review.claim.Claim;
import org.fairgate.unit.Reason;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.life.UnitCase;
import org.fairgate.unit.life.UnitRound;

/**
 * Everything that a reviewer sees of a unit.
 *
 * @param rounds every submission, the present one last
 * @param persons those that were ever submitted
 * @param claim who has it open now
 * @param names of those who decided
 */
public record ReviewCase(
        UnitCase unit,
        Account account,
        List<UnitRound> rounds,
        List<PersonCase> persons,
        Optional<Claim> claim,
        Map<StaffId, String> names) {
    public ReviewCase {
        rounds = List.copyOf(rounds);
        persons = List.copyOf(persons);
        names = Map.copyOf(names);
    }

    /** What was submitted last. */
    public UnitRound present() {
        return rounds.get(rounds.size() - 1);
    }

    /** The last round before the present one that was sent back: what changes are told against. */
    public Optional<UnitRound> lastReturned() {
        return rounds.subList(0, rounds.size() - 1).stream()
                .filter(round -> round.verdict()
                        .filter(verdict -> verdict.outcome() == UnitRound.Outcome.RETURNED)
                        .isPresent())
                .reduce((earlier, later) -> later);
    }

    /** Why it was sent back the last time. */
    public List<Reason> lastReasons() {
        return lastReturned()
                .flatMap(UnitRound::verdict)
                .map(UnitRound.Verdict::reasons)
                .orElse(List.of());
    }

    /** The fields that differ from the last round that was sent back; none before there was one. */
    public Set<String> changed() {
        return lastReturned().map(before -> present().changedSince(before)).orElse(Set.of());
    }

    /** Whether it waits for a decision. */
    public boolean decidable() {
        return unit.state() == UnitState.SUBMITTED;
    }

    /** The name of somebody who decided; empty for nobody. */
    public String name(Optional<StaffId> staff) {
        return staff.map(id -> names.getOrDefault(id, "")).orElse("");
    }
}
