package org.fairgate.unit.life;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.unit.Reason;

/**
 * One submission of a unit, as it was sent in, and what became of it (R-UNIT-7).
 *
 * @param number from 1
 * @param fields every field that had a value, in the order of the pages
 * @param verdict empty while it waits
 */
public record UnitRound(int number, List<Field> fields, Instant submittedAt, Optional<Verdict> verdict) {
    public UnitRound {
        fields = List.copyOf(fields);
    }

    /**
     * A field as it was submitted.
     *
     * @param name page and field, such as {@code contact/mobile}
     * @param values the codes with the names they had then; a text has itself in all three places
     */
    public record Field(String name, List<Choice> values) {
        public Field {
            values = List.copyOf(values);
        }
    }

    /**
     * What became of a round.
     *
     * @param reasons why it was sent back
     * @param by who decided; empty when the unit withdrew it
     */
    public record Verdict(Outcome outcome, List<Reason> reasons, Optional<StaffId> by, Instant at) {
        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }

    /** How a round ended. */
    public enum Outcome {
        APPROVED,
        RETURNED,
        WITHDRAWN
    }

    /** The values of a field; none when it was left empty. */
    public List<Choice> values(String field) {
        return fields.stream()
                .filter(one -> one.name().equals(field))
                .findFirst()
                .map(Field::values)
                .orElse(List.of());
    }

    /** The fields that differ from an earlier round, those among them that were emptied too. */
    public Set<String> changedSince(UnitRound earlier) {
        Map<String, Field> before = earlier.fields.stream().collect(Collectors.toMap(Field::name, field -> field));
        Set<String> changed = new LinkedHashSet<>();
        fields.stream()
                .filter(field -> !field.equals(before.get(field.name())))
                .forEach(field -> changed.add(field.name()));
        before.keySet().stream().filter(name -> values(name).isEmpty()).forEach(changed::add);
        return changed;
    }
}
