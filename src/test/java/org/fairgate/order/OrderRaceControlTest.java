package org.fairgate.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The controls of the race: the constraint holds by itself, and without any guard everybody wins. */
class OrderRaceControlTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    @Test
    @Tag("R-PAY-2")
    void theConstraintAloneLetsOneWinAndWithoutItEverybodyDoes() {
        OrderStage stage = new OrderStage(DATABASE, directory);
        nobodyNotesThatAPersonIsOrdered();

        List<Future<Order>> all = OrderRaceServiceTest.race(stage, stage.unit());

        assertThat(all.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(all.stream().filter(Future::failed).map(Future::cause))
                .allSatisfy(cause -> assertThat(cause)
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.refusal()).isEqualTo(OrderProblem.NOT_PAYABLE)));
        assertThat(DATABASE.sql("DROP INDEX badge_order_person_live")).isEmpty();
        assertThat(OrderRaceServiceTest.race(stage, stage.unit()))
                .hasSize(OrderRaceServiceTest.CALLERS)
                .allMatch(Future::succeeded);
    }

    private static void nobodyNotesThatAPersonIsOrdered() {
        assertThat(DATABASE.sql("""
                        CREATE FUNCTION forget_order() RETURNS trigger LANGUAGE plpgsql AS
                        'BEGIN NEW.ordered_at := NULL; RETURN NEW; END'""")).isEmpty();
        assertThat(DATABASE.sql(
                        "CREATE TRIGGER forget BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION forget_order()"))
                .isEmpty();
    }
}
