package org.fairgate.person.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.person.base.Mover.BADGE_OFFICE;
import static org.fairgate.person.base.Mover.ORGANISER;
import static org.fairgate.person.base.Mover.PAYMENT;
import static org.fairgate.person.base.Mover.REVIEWER;
import static org.fairgate.person.base.Mover.SECURITY;
import static org.fairgate.person.base.Mover.SYSTEM;
import static org.fairgate.person.base.Mover.UNIT;
import static org.fairgate.person.base.PersonState.APPROVED;
import static org.fairgate.person.base.PersonState.CANCELLED;
import static org.fairgate.person.base.PersonState.DRAFT;
import static org.fairgate.person.base.PersonState.IN_PRODUCTION;
import static org.fairgate.person.base.PersonState.ISSUED;
import static org.fairgate.person.base.PersonState.PENDING_LOCK;
import static org.fairgate.person.base.PersonState.PENDING_PAYMENT;
import static org.fairgate.person.base.PersonState.READY;
import static org.fairgate.person.base.PersonState.REJECTED;
import static org.fairgate.person.base.PersonState.RETURNED;
import static org.fairgate.person.base.PersonState.REUSED;
import static org.fairgate.person.base.PersonState.SHIPPED;
import static org.fairgate.person.base.PersonState.SUBMITTED;
import static org.fairgate.person.base.PersonState.UNDER_CHECK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fairgate.person.base.PersonState.Edge;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of a person's life is that of the domain, and so is its drawing. */
@Tag("R-PER-4")
class PersonStateTest {
    private static final Path DRAWING = Path.of("docs/states/person.mmd");

    /** The table of chapter 4 of the domain, row by row; and the withdrawal, which the edition may allow. */
    private static List<Edge> domain() {
        List<Edge> all = new ArrayList<>(List.of(
                new Edge(DRAFT, SUBMITTED, UNIT),
                new Edge(DRAFT, PENDING_LOCK, UNIT),
                new Edge(SUBMITTED, PENDING_PAYMENT, REVIEWER),
                new Edge(PENDING_LOCK, PENDING_PAYMENT, REVIEWER),
                new Edge(SUBMITTED, UNDER_CHECK, REVIEWER),
                new Edge(PENDING_LOCK, UNDER_CHECK, REVIEWER),
                new Edge(PENDING_PAYMENT, UNDER_CHECK, PAYMENT),
                new Edge(UNDER_CHECK, APPROVED, SECURITY),
                new Edge(UNDER_CHECK, REJECTED, SECURITY),
                new Edge(SUBMITTED, RETURNED, REVIEWER),
                new Edge(PENDING_LOCK, RETURNED, REVIEWER),
                new Edge(UNDER_CHECK, RETURNED, SECURITY),
                new Edge(RETURNED, SUBMITTED, UNIT),
                new Edge(APPROVED, IN_PRODUCTION, BADGE_OFFICE),
                new Edge(IN_PRODUCTION, READY, BADGE_OFFICE),
                new Edge(IN_PRODUCTION, SHIPPED, BADGE_OFFICE),
                new Edge(READY, ISSUED, BADGE_OFFICE),
                new Edge(SHIPPED, ISSUED, BADGE_OFFICE),
                new Edge(APPROVED, REUSED, SYSTEM),
                new Edge(SUBMITTED, DRAFT, UNIT)));
        for (PersonState before :
                List.of(DRAFT, SUBMITTED, PENDING_LOCK, PENDING_PAYMENT, UNDER_CHECK, APPROVED, REJECTED, RETURNED)) {
            all.add(new Edge(before, CANCELLED, UNIT));
            all.add(new Edge(before, CANCELLED, ORGANISER));
        }
        return all;
    }

    @Test
    void theTableIsThatOfTheDomain() {
        assertThat(PersonState.allEdges()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(domain());
    }

    @Test
    void everyStateIsReachedAndTheLastOnesAreLeftByNobody() {
        Set<PersonState> reached = PersonState.allEdges().stream().map(Edge::to).collect(Collectors.toSet());
        Set<PersonState> left = PersonState.allEdges().stream().map(Edge::from).collect(Collectors.toSet());

        assertThat(reached).containsExactlyInAnyOrder(PersonState.values());
        assertThat(left).doesNotContain(CANCELLED, ISSUED, REUSED);
    }

    @Test
    void whoMayBringAPersonIntoAStateFollowsFromTheTable() {
        assertThat(PersonState.before(SUBMITTED, UNIT)).containsExactlyInAnyOrder(DRAFT, RETURNED);
        assertThat(PersonState.before(UNDER_CHECK, REVIEWER)).containsExactlyInAnyOrder(SUBMITTED, PENDING_LOCK);
        assertThat(PersonState.before(APPROVED, REVIEWER)).isEmpty();
        assertThat(PersonState.parse("pending-lock")).isEqualTo(PENDING_LOCK);
    }

    @Test
    void everyTabHoldsItsStatesAndEachStateButOnceBesideAll() {
        List<PersonState> shown = Arrays.stream(PersonTab.values())
                .filter(tab -> tab != PersonTab.ALL)
                .flatMap(tab -> tab.states().stream())
                .toList();

        assertThat(shown).containsExactlyInAnyOrder(PersonState.values());
        assertThat(PersonTab.ALL.states()).containsExactlyInAnyOrder(PersonState.values());
    }

    @Test
    void theDrawingInTheDocumentsIsThatOfTheTable() throws IOException {
        String drawn = drawing();
        Files.writeString(Path.of("target/person.mmd"), drawn);
        assertThat(Files.readString(DRAWING))
                .as("target/person.mmd is what it should be")
                .isEqualTo(drawn);
    }

    private static String drawing() {
        TreeMap<String, String> movers = new TreeMap<>();
        PersonState.allEdges()
                .forEach(edge -> movers.merge(
                        "    " + name(edge.from()) + " --> " + name(edge.to()),
                        edge.mover().code(),
                        (one, other) -> one + ", " + other));
        String edges = movers.entrySet().stream()
                .map(line -> line.getKey() + " : " + line.getValue())
                .collect(Collectors.joining("\n"));
        return "stateDiagram-v2\n    [*] --> draft : unit\n" + edges + "\n";
    }

    private static String name(PersonState state) {
        return state.code().replace('-', '_');
    }
}
