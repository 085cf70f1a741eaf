package org.fairgate.payment.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.payment.base.PaymentState.CLOSED;
import static org.fairgate.payment.base.PaymentState.FAILED;
import static org.fairgate.payment.base.PaymentState.OPEN;
import static org.fairgate.payment.base.PaymentState.PAID;
import static org.fairgate.payment.base.PaymentState.SENDING;
import static org.fairgate.payment.base.PaymentState.UNKNOWN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.payment.base.PaymentState.Edge;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of a payment, as the domain and the drawing have it. */
@Tag("R-PAY-4")
class PaymentStateTest {
    private static final Path DRAWING = Path.of("docs/states/payment.mmd");

    @Test
    void moneyIsKeptWhateverThePaymentIsAndNothingComesAfterIt() {
        assertThat(PaymentState.before(PAID)).containsExactlyInAnyOrder(SENDING, OPEN, UNKNOWN, CLOSED, FAILED);
        assertThat(PaymentState.allEdges()).extracting(Edge::from).doesNotContain(PAID);
    }

    @Test
    void whatIsOverIsNeverOpenedAgain() {
        assertThat(PaymentState.before(OPEN)).containsExactlyInAnyOrder(SENDING, UNKNOWN);
        assertThat(PaymentState.before(UNKNOWN)).containsExactly(SENDING);
        assertThat(PaymentState.before(SENDING)).isEmpty();
    }

    @Test
    void whatIsOpenOrInDoubtIsAlive() {
        Set<PaymentState> live = Arrays.stream(PaymentState.values())
                .filter(PaymentState::isLive)
                .collect(Collectors.toSet());
        assertThat(live).containsExactlyInAnyOrder(SENDING, OPEN, UNKNOWN);
    }

    @Test
    void theDrawingInTheDocumentsIsThatOfTheTable() throws IOException {
        String drawn = drawing();
        Files.writeString(Path.of("target/payment.mmd"), drawn);
        assertThat(Files.readString(DRAWING))
                .as("target/payment.mmd is what it should be")
                .isEqualTo(drawn);
    }

    private static String drawing() {
        String edges = PaymentState.allEdges().stream()
                .map(edge -> "    " + edge.from().code() + " --> " + edge.to().code())
                .sorted()
                .collect(Collectors.joining("\n"));
        return "stateDiagram-v2\n    [*] --> sending\n" + edges + "\n";
    }
}
