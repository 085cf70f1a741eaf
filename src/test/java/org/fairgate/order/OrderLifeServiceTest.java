package org.fairgate.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.order.base.OrderState.Mover;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Orders move along the edges of their life and take their persons with them. */
class OrderLifeServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final OrderStage stage = new OrderStage(DATABASE, directory);

    /** A step that somebody tries. */
    private record Step(OrderState to, Mover mover, Trial trial) {
        private interface Trial {
            Future<Order> of(SqlClient tx, Order held);
        }
    }

    private List<Step> steps() {
        List<Step> all = new ArrayList<>();
        for (Mover mover : Mover.values()) {
            all.add(new Step(
                    OrderState.CLOSING,
                    mover,
                    (tx, held) -> stage.orders.close(tx, held, OrderState.CANCELLED, mover, "system")));
            all.add(new Step(
                    OrderState.UNPAID, mover, (tx, held) -> stage.orders.unconfirmed(tx, held, mover, "system")));
        }
        all.add(new Step(OrderState.CONFIRMING, Mover.UNIT, (tx, held) -> stage.orders.confirming(tx, held, "system")));
        all.add(new Step(OrderState.CANCELLED, Mover.SYSTEM, (tx, held) -> stage.orders.closed(tx, held)));
        return all;
    }

    private Order forced(Order order, OrderState state) {
        var unused = DATABASE.sql("""
                UPDATE badge_order SET state = $2,
                  closing_to = CASE WHEN $2 = 'closing' THEN 'cancelled' END,
                  paid_at = CASE WHEN $2 = 'paid' THEN now() END, paid_by = CASE WHEN $2 = 'paid' THEN 'alipay' END
                WHERE order_id = $1""", order.key().order().value(), state.code());
        return stage.read(order);
    }

    private Future<Order> taken(Step step, Order order) {
        return DATABASE.db()
                .tx(tx -> stage.orders
                        .hold(tx, List.of(order.key()))
                        .compose(held -> step.trial().of(tx, held.get(0))));
    }

    @Test
    @Tag("R-PAY-3")
    void everyStepThatTheTableDoesNotHaveIsRefusedWithThePresentStateAndChangesNothing() {
        Order order = stage.order(1);
        List<String> wrong = new ArrayList<>();
        for (OrderState from : OrderState.values()) {
            Order before = forced(order, from);
            steps().stream()
                    .filter(step -> !OrderState.before(step.to(), step.mover()).contains(from))
                    .filter(step -> !isRefused(taken(step, order), from)
                            || !stage.read(order).equals(before))
                    .forEach(step -> wrong.add(from + " to " + step.to() + " by " + step.mover()));
        }
        assertThat(wrong).isEmpty();
        assertThat(actions(order.key().unit())).doesNotContain("order.moved");
    }

    private static boolean isRefused(Future<Order> taken, OrderState from) {
        Object unused = taken.otherwiseEmpty().await();
        return taken.cause() instanceof Problem problem
                && problem.refusal() == OrderProblem.STATE_CHANGED
                && from.code().equals(problem.members().get("state"));
    }

    @Test
    @Tag("R-PAY-3")
    @Tag("R-AUD")
    void everyOtherStepIsTakenWithItsAuditRecord() {
        for (Step step : steps()) {
            for (OrderState from : OrderState.before(step.to(), step.mover())) {
                Order order = forced(stage.order(1), from);

                Order moved = taken(step, order).await();

                assertThat(moved.state()).isEqualTo(step.to());
                assertThat(stage.read(order)).isEqualTo(moved);
                assertThat(actions(order.key().unit())).last().isEqualTo("order.moved");
            }
        }
    }

    private List<String> actions(UnitId unit) {
        return DATABASE.sql("SELECT action FROM audit WHERE unit_id = $1 ORDER BY seq", unit.value()).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    @Tag("R-PAY-3")
    void aCancelledOrExpiredOrderFreesItsPersons() {
        for (OrderState end : List.of(OrderState.CANCELLED, OrderState.EXPIRED)) {
            Order order = stage.order(2);
            UnitId unit = order.key().unit();

            Order ended = stage.end(order, end, Mover.SYSTEM);

            assertThat(ended.state()).isEqualTo(end);
            assertThat(ended.closingTo()).isEmpty();
            assertThat(stage.states(unit).values()).containsOnly("pending-payment");
            List<PersonId> again = List.copyOf(stage.states(unit).keySet());
            assertThat(stage.orders.create(unit, again).await().persons()).hasSize(2);
        }
    }

    @Test
    @Tag("R-PAY-8")
    @Tag("R-NOT")
    void aPaidOrderMovesItsPersonsOnAndTellsTheUnitOnce() {
        Order order = stage.order(2);
        UnitId unit = order.key().unit();

        stage.pay(order).await();

        Order paid = stage.read(order);
        assertThat(paid.state()).isEqualTo(OrderState.PAID);
        assertThat(paid.paidBy()).contains("alipay");
        assertThat(paid.paidAt()).contains(stage.units.clock.instant());
        assertThat(stage.states(unit).values()).containsOnly("under-check, ordered");
        assertThat(DATABASE.sql("SELECT channel, kind FROM notice WHERE unit_id = $1 ORDER BY channel", unit.value()))
                .extracting(row -> row.getString(0) + " " + row.getString(1))
                .containsExactly("mail order-paid", "sms order-paid");
        assertThat(DATABASE.sql(
                        "SELECT action, from_state, to_state FROM audit WHERE unit_id = $1 ORDER BY seq", unit.value()))
                .extracting(row -> row.getString(0) + " " + row.getString(1) + " " + row.getString(2))
                .endsWith(
                        "order.moved unpaid paid",
                        "person.moved pending-payment under-check",
                        "person.moved pending-payment under-check");
        assertThatThrownBy(() -> stage.pay(order).await()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("R-PAY-8")
    void whoWasCancelledMeanwhileStaysCancelledThoughPaidFor() {
        Order order = stage.order(2);
        PersonId cancelled = order.persons().get(0).person();
        var unused = DATABASE.sql("UPDATE person SET state = 'cancelled' WHERE person_id = $1", cancelled.value());

        stage.pay(order).await();

        assertThat(stage.read(order).state()).isEqualTo(OrderState.PAID);
        assertThat(stage.states(order.key().unit()))
                .containsEntry(cancelled, "cancelled, ordered")
                .containsValue("under-check, ordered");
    }

    @Test
    @Tag("R-PAY-6")
    @Tag("R-AUD")
    void aBatchOfOrdersOfManyUnitsIsPaidInAHandfulOfStatements() {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            UnitId unit = stage.unit();
            for (int j = 0; j < 3; j++) {
                orders.add(stage.orders.create(unit, stage.persons(unit, 2)).await());
            }
        }

        int one = statements(List.of(stage.order(1)));
        int many = statements(orders);

        assertThat(many).isEqualTo(one).isLessThanOrEqualTo(6);
        assertThat(orders).allMatch(order -> stage.read(order).state() == OrderState.PAID);
        assertThat(orders)
                .allMatch(order -> DATABASE.db()
                        .read(client ->
                                stage.units.audit.verify(client, order.key().unit()))
                        .await()
                        .whole());
        for (UnitId unit : orders.stream().map(order -> order.key().unit()).toList()) {
            assertThat(stage.states(unit)).hasSize(6).containsValue("under-check, ordered");
            assertThat(DATABASE.count("SELECT count(*) FROM notice WHERE unit_id = $1", unit.value()))
                    .isEqualTo(6);
        }
    }

    /** How many statements a payment of these orders takes, from the moment they are held. */
    private int statements(List<Order> orders) {
        CountingClient counting = new CountingClient();
        DATABASE.db()
                .tx(tx -> stage.orders
                        .hold(tx, orders.stream().map(Order::key).toList())
                        .compose(held -> stage.orders.paid(counting.over(tx), stage.paid(held))))
                .await();
        return counting.statements();
    }

    @Test
    @Tag("R-PAY-5")
    void anExpiredOrderIsRevivedOnlyWhileAllItsPersonsAreFree() {
        Order free = stage.end(stage.order(2), OrderState.EXPIRED, Mover.SYSTEM);
        Order taken = stage.end(stage.order(2), OrderState.EXPIRED, Mover.SYSTEM);
        UnitId unit = taken.key().unit();
        Order other = stage.orders
                .create(unit, List.of(taken.persons().get(1).person()))
                .await();

        assertThat(canRevive(free)).isTrue();
        assertThat(canRevive(taken)).isFalse();
        stage.pay(free).await();

        assertThat(stage.read(free).state()).isEqualTo(OrderState.PAID);
        assertThat(stage.states(free.key().unit()).values()).containsOnly("under-check, ordered");
        assertThat(DATABASE.count(
                        "SELECT count(*) FROM badge_order_person WHERE unit_id = $1 AND live",
                        free.key().unit().value()))
                .isEqualTo(2);
        assertThat(canRevive(free)).isFalse();
        assertThat(stage.read(other).state()).isEqualTo(OrderState.UNPAID);
    }

    private boolean canRevive(Order expired) {
        return DATABASE.db().tx(tx -> stage.orders.canRevive(tx, expired)).await();
    }

    @Test
    @Tag("R-PAY-3")
    void ordersThatHaveRunOutAndOrdersThatCloseAreFound() {
        Order unpaid = stage.order(1);
        Order paid = stage.order(1);
        stage.pay(paid).await();
        Order closing = taken(steps().get(0), stage.order(1)).await();
        stage.units.clock.set(unpaid.expiresAt());

        List<OrderKey> runOut = DATABASE.db()
                .read(client -> stage.orders.runOut(client, 10_000))
                .await();
        List<OrderKey> late = DATABASE.db()
                .read(client -> stage.orders.closing(client, closing.createdAt(), 10_000))
                .await();

        assertThat(runOut).contains(unpaid.key()).doesNotContain(paid.key(), closing.key());
        assertThat(late).contains(closing.key()).doesNotContain(unpaid.key(), paid.key());
        assertThat(Stream.of(unpaid, paid, closing).map(order -> order.key().unit()))
                .allSatisfy(unit -> assertThat(stage.orders
                                .list(unit, Optional.empty(), 1)
                                .await()
                                .orders())
                        .hasSize(1));
    }
}
