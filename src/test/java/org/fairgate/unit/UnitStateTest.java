package org.fairgate.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fairgate.unit.UnitState.Mover;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UnitStateTest {
    private static final Path DRAWN = Path.of("docs/states/unit.mmd");

    @Test
    @Tag("R-UNIT-7")
    void theDrawnDiagramIsTheTableOfEdges() throws IOException {
        assertThat(diagram()).isEqualTo(Files.readString(DRAWN));
    }

    private static String diagram() {
        return "stateDiagram-v2\n    [*] --> draft\n"
                + UnitState.EDGES.stream()
                        .map(edge -> "    " + edge.from().code() + " --> "
                                + edge.to().code() + ": " + edge.by().name().toLowerCase(Locale.ROOT) + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    @Tag("R-UNIT-7")
    void anApprovedUnitStaysApprovedAndOnlyReviewersDecide() {
        for (UnitState to : UnitState.values()) {
            for (Mover mover : Mover.values()) {
                assertThat(UnitState.APPROVED.leadsTo(to, mover)).isFalse();
            }
            assertThat(to.leadsTo(UnitState.APPROVED, Mover.UNIT)).isFalse();
        }
        assertThat(UnitState.APPROVED.sources(Mover.REVIEWER)).containsExactly("submitted");
        assertThat(UnitState.SUBMITTED.sources(Mover.UNIT)).containsExactly("draft", "returned");
    }
}
