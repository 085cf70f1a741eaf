package org.fairgate.order.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.order.base.OrderState.CANCELLED;
import static org.fairgate.order.base.OrderState.CLOSING;
import static org.fairgate.order.base.OrderState.CONFIRMING;
import static org.fairgate.order.base.OrderState.EXPIRED;
import static org.fairgate.order.base.OrderState.PAID;
import static org.fairgate.order.base.OrderState.UNPAID;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fairgate.kernel.Codes;
import org.fairgate.order.base.OrderState.Edge;
import org.fairgate.order.base.OrderState.Mover;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of an order is what the rules say, and its drawing is that of the table. */
@Tag("R-PAY-3")
class OrderStateTest {
    private static final Path DRAWING = Path.of("docs/states/order.mmd");

    @Test
    void whoMayDoWhatFollowsFromTheRules() {
        assertThat(OrderState.before(CLOSING, Mover.UNIT)).containsExactly(UNPAID);
        assertThat(OrderState.before(CLOSING, Mover.SYSTEM)).containsExactly(UNPAID);
        assertThat(OrderState.before(CONFIRMING, Mover.UNIT)).containsExactly(UNPAID);
        assertThat(OrderState.before(UNPAID, Mover.FINANCE)).containsExactly(CONFIRMING);
        assertThat(OrderState.before(PAID, Mover.FINANCE)).containsExactlyInAnyOrder(UNPAID, CONFIRMING);
        assertThat(OrderState.before(PAID, Mover.PAYMENT))
                .containsExactlyInAnyOrder(UNPAID, CONFIRMING, CLOSING, EXPIRED);
        for (OrderState ended : Set.of(CANCELLED, EXPIRED)) {
            assertThat(OrderState.before(ended, Mover.SYSTEM)).containsExactly(CLOSING);
            assertThat(OrderState.before(ended, Mover.UNIT)).isEmpty();
        }
        assertThat(OrderState.before(PAID, Mover.UNIT)).isEmpty();
    }

    @Test
    void everyStateIsReachedAndWhatIsPaidOrCancelledStaysSo() {
        assertThat(OrderState.allEdges()).doesNotHaveDuplicates();
        assertThat(OrderState.allEdges().stream().map(Edge::to).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(OrderState.values());
        assertThat(OrderState.allEdges().stream().map(Edge::from)).doesNotContain(PAID, CANCELLED);
        assertThat(OrderState.parse("confirming")).isEqualTo(CONFIRMING);
    }

    @Test
    void theDrawingInTheDocumentsIsThatOfTheTable() throws IOException {
        String drawn = drawing();
        Files.writeString(Path.of("target/order.mmd"), drawn);
        assertThat(Files.readString(DRAWING))
                .as("target/order.mmd is what it should be")
                .isEqualTo(drawn);
    }

    private static String drawing() {
        TreeMap<String, String> movers = new TreeMap<>();
        OrderState.allEdges()
                .forEach(edge -> movers.merge(
                        "    " + edge.from().code() + " --> " + edge.to().code(),
                        Codes.of(edge.mover()),
                        (one, other) -> one + ", " + other));
        String edges = movers.entrySet().stream()
                .map(line -> line.getKey() + " : " + line.getValue())
                .collect(Collectors.joining("\n"));
        return "stateDiagram-v2\n    [*] --> unpaid : unit\n" + edges + "\n";
    }
}
