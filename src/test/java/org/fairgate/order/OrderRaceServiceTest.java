package org.fairgate.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Many want the same person at once, and one has it. */
class OrderRaceServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    static final int CALLERS = 20;

    private final OrderStage stage = new OrderStage(DATABASE, directory);

    /** So many orders at once, each of one and the same person and of another one. */
    static List<Future<Order>> race(OrderStage stage, UnitId unit) {
        PersonId wanted = stage.person(unit);
        List<List<PersonId>> choices = Stream.generate(() -> List.of(stage.person(unit), wanted))
                .limit(CALLERS)
                .toList();
        List<Future<Order>> all = choices.stream()
                .map(choice -> stage.orders.create(unit, choice))
                .toList();
        var unused = Future.join(all).otherwiseEmpty().await();
        return all;
    }

    @Test
    @Tag("R-PAY-2")
    void ofTwentyCallersForTheSamePersonOneGetsAnOrderAndTheOthersAreToldWhy() {
        UnitId unit = stage.unit();

        List<Future<Order>> all = race(stage, unit);

        assertThat(all.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(all.stream().filter(Future::failed).map(Future::cause))
                .allSatisfy(cause -> assertThat(cause).isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.refusal()).isEqualTo(OrderProblem.NOT_PAYABLE);
                    assertThat(problem.errors())
                            .singleElement()
                            .satisfies(error -> assertThat(error.text()).isEqualTo(OrderProblem.PERSON_ORDERED));
                }));
        assertThat(DATABASE.count("SELECT count(*) FROM badge_order WHERE unit_id = $1", unit.value()))
                .isEqualTo(1);
        assertThat(stage.states(unit).values().stream().filter(state -> state.endsWith("ordered")))
                .as("whom nobody got stays free")
                .hasSize(2);
        assertThat(DATABASE.db()
                        .read(client -> stage.units.audit.verify(client, unit))
                        .await()
                        .whole())
                .isTrue();
    }
}
