package org.fairgate.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.order.base.OrderedPerson;
import org.fairgate.platform.batch.Gathering;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Orders are made of those who may be paid for, and of nobody else. */
class OrderServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final OrderStage stage = new OrderStage(DATABASE, directory);
    private final UnitId unit = stage.unit();

    @CanIgnoreReturnValue
    private static Problem refused(Future<?> future, Refusal refusal) {
        Object unused = future.otherwiseEmpty().await();
        assertThat(future.cause())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(refusal));
        return (Problem) future.cause();
    }

    @Test
    @Tag("R-PAY-2")
    void anOrderHoldsItsPersonsAtTheFeesOfTheEdition() {
        List<PersonId> persons = stage.persons(unit, 3);

        Order made = stage.orders
                .create(unit, List.of(persons.get(2), persons.get(0), persons.get(1), persons.get(2)))
                .await();

        Fen fee = stage.edition().newBadge();
        assertThat(made.state()).isEqualTo(OrderState.UNPAID);
        assertThat(made.amount()).isEqualTo(fee.times(3));
        assertThat(made.persons()).extracting(OrderedPerson::fee).containsOnly(fee);
        assertThat(made.persons()).extracting(OrderedPerson::person).containsExactlyInAnyOrderElementsOf(persons);
        assertThat(made.number()).matches("FG\\d{6}[2-9A-HJ-NP-Z]{8}");
        assertThat(stage.read(made)).isEqualTo(made);
        assertThat(stage.states(unit).values()).containsOnly("pending-payment, ordered");
        assertThat(DATABASE.sql(
                        "SELECT action, to_state FROM audit WHERE unit_id = $1 ORDER BY seq DESC LIMIT 1",
                        unit.value()))
                .extracting(row -> row.getString(0) + " " + row.getString(1))
                .containsExactly("order.made unpaid");
    }

    @Test
    @Tag("R-PAY-2")
    void whoCannotBePaidForIsNamedAndNothingIsOrdered() {
        PersonId free = stage.person(unit);
        PersonId ordered = stage.person(unit);
        PersonId exempt = stage.person(unit, "under-check", "vip");
        PersonId foreign = stage.person(stage.unit());
        Order first = stage.orders.create(unit, List.of(ordered)).await();

        Problem problem =
                refused(stage.orders.create(unit, List.of(free, ordered, exempt, foreign)), OrderProblem.NOT_PAYABLE);

        assertThat(problem.errors())
                .extracting(error -> error.pointer() + " " + error.text().key())
                .containsExactlyInAnyOrder(
                        "/personIds/" + ordered + " order.person-ordered",
                        "/personIds/" + exempt + " order.person-not-waiting",
                        "/personIds/" + foreign + " person.no-such-person");
        assertThat(stage.states(unit)).containsEntry(free, "pending-payment");
        assertThat(stage.orders.list(unit, Optional.empty(), 10).await().orders())
                .containsExactly(first);
    }

    @Test
    @Tag("R-PAY-2")
    void anOrderIsOfOneToFiveHundredPersons() {
        List<PersonId> many = Stream.generate(() -> new PersonId(stage.units.ids.next()))
                .limit(OrderService.MOST_PERSONS + 1)
                .toList();

        for (List<PersonId> wrong : List.of(List.<PersonId>of(), many)) {
            assertThat(refused(stage.orders.create(unit, wrong), OrderProblem.BAD_SELECTION)
                            .arguments())
                    .containsExactly(OrderService.MOST_PERSONS);
        }
        List<PersonId> most = stage.persons(unit, OrderService.MOST_PERSONS);
        assertThat(stage.orders.create(unit, most).await().persons()).hasSize(OrderService.MOST_PERSONS);
    }

    @Test
    @Tag("R-PAY-2")
    void onlyAnApprovedUnitOrders() {
        UnitId waiting = stage.units.registered("guangdong-guangzhou");

        Problem problem =
                refused(stage.orders.create(waiting, List.of(stage.person(waiting))), OrderProblem.UNIT_NOT_APPROVED);

        assertThat(problem.members()).containsEntry("state", "draft");
    }

    @Test
    @Tag("R-PAY-5")
    void whenEveryWayOfPayingIsClosedNothingIsOrdered() {
        List<PersonId> persons = stage.persons(unit, 2);
        stage.units.clock.set(stage.edition().paymentEnds().minusMillis(1));
        Order last = stage.orders.create(unit, persons.subList(0, 1)).await();
        stage.units.clock.set(stage.edition().paymentEnds());

        refused(stage.orders.create(unit, persons.subList(1, 2)), OrderProblem.CLOSED);

        assertThat(last.expiresAt()).isEqualTo(stage.edition().paymentEnds());
        assertThat(DATABASE.db()
                        .read(client -> stage.orders.runOut(client, 1000))
                        .await())
                .contains(last.key());
    }

    @Test
    @Tag("R-PAY-2")
    void aNumberThatIsTakenIsReplacedByAnother() {
        Order other = stage.order(1);
        for (int i = 0; i < 3; i++) {
            var random = new Repeating(number(other), 3);
            OrderService clumsy = new OrderService(
                    new OrderService.Tools(DATABASE.db(), stage.units.clock, stage.units.ids, random, Gathering.none()),
                    stage.sources(),
                    stage.telling());
            Order made = clumsy.create(unit, List.of(stage.person(unit))).await();
            assertThat(made.number()).isNotEqualTo(other.number());
            assertThat(stage.read(made)).isEqualTo(made);
        }
    }

    /** The random part of a number, as it was drawn. */
    private static long number(Order order) {
        long drawn = 0;
        for (int i = 6; i >= 0; i--) {
            drawn = drawn << 5
                    | "23456789ABCDEFGHJKLMNPQRSTUVWXYZ".indexOf(order.number().charAt(8 + i));
        }
        return drawn;
    }

    @Test
    void theListIsReadPageByPageAndAnothersOrderIsAsAbsentAsNone() {
        List<Order> made = Stream.generate(() -> {
                    stage.units.clock.advance(Duration.ofMillis(1));
                    return stage.orders
                            .create(unit, List.of(stage.person(unit)))
                            .await();
                })
                .limit(3)
                .toList();

        OrderService.Listed first = stage.orders.list(unit, Optional.empty(), 2).await();
        OrderService.Listed second = stage.orders.list(unit, first.next(), 2).await();

        assertThat(first.orders()).containsExactly(made.get(2), made.get(1));
        assertThat(second.orders()).containsExactly(made.get(0));
        assertThat(second.next()).isEmpty();
        refused(stage.orders.find(stage.unit(), made.get(0).key().order()), OrderProblem.NO_SUCH_ORDER);
    }

    @Test
    @Tag("R-PAY-6")
    void ordersAreLocatedByTheirNumbersAcrossUnitsAndHeldOnceEach() {
        Order one = stage.order(1);
        Order other = stage.order(2);

        Map<String, OrderKey> found = DATABASE.db()
                .read(client -> stage.orders.locate(client, List.of(one.number(), other.number(), "FG250101AAAAAAAA")))
                .await();
        List<Order> held = DATABASE.db()
                .tx(tx -> stage.orders.hold(
                        tx,
                        List.of(
                                one.key(),
                                other.key(),
                                one.key(),
                                new OrderKey(unit, one.key().order()))))
                .await();

        assertThat(found).isEqualTo(Map.of(one.number(), one.key(), other.number(), other.key()));
        assertThat(held).containsExactlyInAnyOrder(one, other);
    }

    @Test
    @Tag("R-PAY-2")
    @Tag("R-AUD")
    void everyPersonIsInOneLiveOrderWhateverHappensToOrders() {
        List<PersonId> persons = stage.persons(unit, 2);
        List<Order> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Order order = stage.orders.create(unit, persons).await();
            all.add(stage.cancel(order));
        }
        Order last = stage.orders.create(unit, persons).await();

        assertThat(all).extracting(Order::state).containsOnly(OrderState.CANCELLED);
        assertThat(DATABASE.count("SELECT count(*) FROM badge_order_person WHERE unit_id = $1 AND live", unit.value()))
                .isEqualTo(2);
        assertThat(stage.orders.list(unit, Optional.empty(), 10).await().orders().stream()
                        .collect(Collectors.groupingBy(Order::state, Collectors.counting())))
                .isEqualTo(Map.of(OrderState.CANCELLED, 3L, OrderState.UNPAID, 1L));
        assertThat(stage.read(last).persons()).hasSize(2);
        assertThat(DATABASE.db()
                        .read(client -> stage.units.audit.verify(client, unit))
                        .await()
                        .whole())
                .isTrue();
    }
}
