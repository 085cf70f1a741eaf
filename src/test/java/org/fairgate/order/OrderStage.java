package org.fairgate.order;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.edition.Edition;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.NoticeService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.person.ordering.PersonOrdering;
import org.fairgate.platform.batch.Gathering;
import org.fairgate.testing.Payable;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.life.UnitStage;

/** Approved units with persons who wait for payment, on a test's database. */
public final class OrderStage {
    private static final Mobile MOBILE = Mobile.ofE164("+8613800000000");

    public final TestDatabase database;
    public final UnitStage units;
    public final OrderService orders;
    private final Payable payable;

    /** @param directory where files lie */
    public OrderStage(TestDatabase database, Path directory) {
        this.database = database;
        this.units = new UnitStage(database, directory);
        this.payable = new Payable(database);
        this.orders = new OrderService(
                new OrderService.Tools(database.db(), units.clock, units.ids, new SecureRandom(), Gathering.none()),
                sources(),
                telling());
    }

    /** What orders are made of. */
    public OrderService.Sources sources() {
        return new OrderService.Sources(units.editions, units.units, new PersonOrdering(units.clock), units.audit);
    }

    /** Every unit has an account with a mobile and an e-mail address. */
    public OrderService.Telling telling() {
        return new OrderService.Telling(
                new NoticeService(units.cipher, units.ids, units.clock, Duration.ofMinutes(5)),
                (client, asked) -> Future.succeededFuture(asked.stream()
                        .collect(
                                Collectors.toMap(unit -> unit, unit -> UnitStage.account(unit, Optional.of(MOBILE))))));
    }

    /** The edition that orders are made in. */
    public Edition edition() {
        return units.editions.currentEdition();
    }

    /** An approved unit. */
    public UnitId unit() {
        return new UnitId(
                payable.approved(units.registered("guangdong-guangzhou").value()));
    }

    /** A visitor of the unit who waits for payment. */
    public PersonId person(UnitId unit) {
        return new PersonId(payable.person(unit.value()));
    }

    /** So many of them. */
    public List<PersonId> persons(UnitId unit, int count) {
        return Stream.generate(() -> person(unit)).limit(count).toList();
    }

    /** A person in any state. */
    public PersonId person(UnitId unit, String state, String tag) {
        return new PersonId(payable.person(unit.value(), state, tag));
    }

    /** An unpaid order of an approved unit, of so many persons. */
    public Order order(int persons) {
        UnitId unit = unit();
        return orders.create(unit, persons(unit, persons)).await();
    }

    /** The order as its row says. */
    public Order read(Order order) {
        return orders.find(order.key().unit(), order.key().order()).await();
    }

    /** Pays an order as it is. */
    public Future<Void> pay(Order order) {
        return pay(List.of(order));
    }

    /** Pays orders in one batch. */
    public Future<Void> pay(List<Order> some) {
        return database.db()
                .tx(tx -> orders.hold(tx, some.stream().map(Order::key).toList())
                        .compose(held -> orders.paid(tx, paid(held))));
    }

    /** Held orders, paid by scan at this moment. */
    public List<PaidOrder> paid(List<Order> held) {
        return held.stream()
                .map(one -> new PaidOrder(one, "alipay", units.clock.instant(), OrderState.Mover.PAYMENT, "system"))
                .toList();
    }

    /** Cancels an order of which nothing was paid. */
    public Order cancel(Order order) {
        return end(order, OrderState.CANCELLED, OrderState.Mover.UNIT);
    }

    /** Ends an order of which nothing was paid. */
    public Order end(Order order, OrderState to, OrderState.Mover mover) {
        Order closing = database.db()
                .tx(tx -> orders.close(tx, order, to, mover, "system"))
                .await();
        return database.db().tx(tx -> orders.closed(tx, closing)).await();
    }

    /** State of each person of the unit, and whether it is in an order. */
    public Map<PersonId, String> states(UnitId unit) {
        return database.sql("SELECT person_id, state, ordered_at FROM person WHERE unit_id = $1", unit.value()).stream()
                .collect(Collectors.toMap(
                        row -> new PersonId(row.getUUID(0)),
                        row -> row.getString(1) + (row.getOffsetDateTime(2) == null ? "" : ", ordered")));
    }
}
