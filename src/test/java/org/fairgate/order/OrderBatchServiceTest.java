package org.fairgate.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.platform.batch.BatchBounds;
import org.fairgate.platform.batch.Gathering;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Orders that are asked for at once share a commit, and nothing else. */
@Tag("R-PAY-2")
class OrderBatchServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private static final int ORDERS = 20;

    private final OrderStage stage = new OrderStage(DATABASE, directory);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private OrderService gathering(SecureRandom random) {
        BatchBounds bounds = new BatchBounds("orders", 64, Duration.ofMillis(50), 256, Duration.ofSeconds(30));
        return new OrderService(
                new OrderService.Tools(
                        DATABASE.db(),
                        stage.units.clock,
                        stage.units.ids,
                        random,
                        Gathering.on(DATABASE.vertx(), bounds, metrics)),
                stage.sources(),
                stage.telling());
    }

    /** The next batch begins when the last one has been counted. */
    private double largestBatch(OrderService orders) {
        UnitId unit = stage.unit();
        var unused = orders.create(unit, stage.persons(unit, 1)).await();
        return metrics.get("fairgate.orders.batch.size").summary().max();
    }

    private List<List<PersonId>> choices(UnitId unit) {
        return Stream.generate(() -> stage.persons(unit, 2)).limit(ORDERS).toList();
    }

    @Test
    void eachOrderOfABatchIsMadeAndRecordedOnce() {
        List<UnitId> units = Stream.generate(stage::unit).limit(ORDERS).toList();
        List<List<PersonId>> persons =
                units.stream().map(unit -> stage.persons(unit, 2)).toList();
        OrderService orders = gathering(new SecureRandom());
        List<Future<Order>> all = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            all.add(orders.create(units.get(i), persons.get(i)));
        }

        for (int i = 0; i < ORDERS; i++) {
            Order made = all.get(i).await();
            assertThat(made.key().unit()).isEqualTo(units.get(i));
            assertThat(made.persons()).extracting(person -> person.person()).hasSameElementsAs(persons.get(i));
            assertThat(stage.read(made)).isEqualTo(made);
            assertThat(DATABASE.count(
                            "SELECT count(*) FROM audit WHERE unit_id = $1 AND action = 'order.made'",
                            units.get(i).value()))
                    .isEqualTo(1);
        }
        assertThat(largestBatch(orders)).isGreaterThan(1);
    }

    @Test
    void aRefusalInABatchIsOnesOwn() {
        UnitId unit = stage.unit();
        List<List<PersonId>> choices = new ArrayList<>(choices(unit));
        PersonId ordered = stage.orders
                .create(unit, stage.persons(unit, 1))
                .await()
                .persons()
                .get(0)
                .person();
        PersonId wanted = stage.person(unit);
        choices.add(7, List.of(stage.person(unit), ordered));
        choices.add(11, List.of(wanted));
        choices.add(12, List.of(wanted));

        OrderService orders = gathering(new SecureRandom());
        List<Future<Order>> all =
                choices.stream().map(choice -> orders.create(unit, choice)).toList();
        var unused = Future.join(all).otherwiseEmpty().await();

        assertThat(largestBatch(orders)).isGreaterThan(1);
        List<Future<Order>> refused = all.stream().filter(Future::failed).toList();
        assertThat(refused).hasSize(2).contains(all.get(7));
        assertThat(refused)
                .allSatisfy(one -> assertThat(one.cause()).isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.refusal()).isEqualTo(OrderProblem.NOT_PAYABLE);
                    assertThat(problem.errors())
                            .singleElement()
                            .satisfies(error -> assertThat(error.text()).isEqualTo(OrderProblem.PERSON_ORDERED));
                }));
        assertThat(all.subList(11, 13).stream().filter(Future::succeeded)).hasSize(1);
    }

    @Test
    void numbersThatAreDrawnTwiceInABatchAreDrawnAgain() {
        UnitId unit = stage.unit();
        List<List<PersonId>> choices = choices(unit);
        OrderService orders = gathering(new Repeating(4711, ORDERS + 3));

        List<Order> made = choices.stream().map(choice -> orders.create(unit, choice)).toList().stream()
                .map(order -> order.await())
                .toList();

        assertThat(made).extracting(Order::number).doesNotHaveDuplicates();
        assertThat(made).allSatisfy(order -> assertThat(stage.read(order)).isEqualTo(order));
        assertThat(largestBatch(orders)).isGreaterThan(1);
    }

    @Test
    void oneIntentIsOneOrderHoweverOftenItIsAskedForAtOnce() {
        UnitId unit = stage.unit();
        List<PersonId> persons = stage.persons(unit, 2);
        OrderService orders = gathering(new SecureRandom());
        UUID intent = UUID.randomUUID();

        List<Order> made = Stream.generate(() -> orders.create(unit, persons, intent)).limit(ORDERS).toList().stream()
                .map(order -> order.await())
                .toList();

        assertThat(made).containsOnly(made.get(0));
    }
}
