package org.fairgate.order;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.order.base.OrderedPerson;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.ordering.PersonOrdering;
import org.fairgate.person.ordering.PersonOrdering.Chosen;

/** Moves held orders along the edges of their life; each step with its audit record, last. */
final class OrderLife {
    private final PersonOrdering persons;
    private final OrderNotices notices;
    private final AuditService audit;
    private final InstantSource clock;

    OrderLife(PersonOrdering persons, OrderNotices notices, AuditService audit, InstantSource clock) {
        this.persons = persons;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    Future<Void> paid(SqlClient tx, List<PaidOrder> paid) {
        if (!paid.stream().allMatch(PaidOrder::isLegal)) {
            return Future.failedFuture(new IllegalStateException("an order that cannot be paid"));
        }
        List<Order> orders = paid.stream().map(PaidOrder::order).toList();
        return OrderStore.pay(tx, paid, now())
                .compose(changed -> changed == paid.size()
                        ? live(tx, orders)
                        : Future.failedFuture(new IllegalStateException("a held order moved")))
                .compose(done -> persons.paid(tx, persons(paid)))
                .compose(moves -> notices.paid(tx, orders).map(moves))
                .compose(moves -> audit.recordAll(tx, entries(paid, moves)));
    }

    /** Those that had expired take their persons back. */
    private static Future<Void> live(SqlClient tx, List<Order> orders) {
        List<OrderKey> revived = orders.stream()
                .filter(order -> !order.state().isLive())
                .map(Order::key)
                .toList();
        return revived.isEmpty() ? Future.succeededFuture() : OrderStore.setLive(tx, revived, true);
    }

    private static List<PersonOrdering.Paid> persons(List<PaidOrder> paid) {
        return paid.stream()
                .flatMap(one -> one.order().persons().stream()
                        .map(person -> new PersonOrdering.Paid(
                                new PersonKey(
                                        one.order().key().unit(), one.order().edition(), person.person()),
                                one.actor())))
                .toList();
    }

    private static List<AuditEntry> entries(List<PaidOrder> paid, List<AuditEntry> moves) {
        List<AuditEntry> all = new ArrayList<>(paid.size() + moves.size());
        paid.forEach(one -> all.add(entry(one.order(), OrderState.PAID, one.actor(), one.by())));
        all.addAll(moves);
        return all;
    }

    Future<Boolean> canRevive(SqlClient tx, Order expired) {
        return persons.areFree(tx, chosen(expired));
    }

    Future<Order> close(SqlClient tx, Order held, OrderState to, Step step) {
        return moved(tx, held, held.closing(to), step, to.code());
    }

    Future<Order> closed(SqlClient tx, Order held) {
        if (held.state() != OrderState.CLOSING) {
            return Future.failedFuture(stateChanged(held));
        }
        Order ended = held.in(held.closingTo().orElseThrow());
        return persons.free(tx, chosen(held))
                .compose(done -> OrderStore.setLive(tx, List.of(held.key()), false))
                .compose(done -> moved(tx, held, ended, new Step(OrderState.Mover.SYSTEM, "system"), ""));
    }

    Future<Order> move(SqlClient tx, Order held, OrderState to, Step step) {
        return moved(tx, held, held.in(to), step, "");
    }

    /** By whom, and in which capacity. */
    record Step(OrderState.Mover mover, String actor) {}

    private Future<Order> moved(SqlClient tx, Order held, Order after, Step step, String why) {
        Set<OrderState> from = OrderState.before(after.state(), step.mover());
        if (!from.contains(held.state())) {
            return Future.failedFuture(stateChanged(held));
        }
        return OrderStore.move(tx, after, from, now())
                .compose(done -> done
                        ? audit.record(tx, entry(held, after.state(), step.actor(), why))
                        : Future.failedFuture(new IllegalStateException("a held order moved")))
                .map(after);
    }

    /** 409 with the present state. */
    private static Throwable stateChanged(Order held) {
        return OrderProblem.STATE_CHANGED.problem().with("state", held.state().code());
    }

    static Chosen chosen(Order order) {
        return new Chosen(
                order.key().unit(),
                order.edition(),
                order.persons().stream().map(OrderedPerson::person).toList());
    }

    private static AuditEntry entry(Order before, OrderState to, String actor, String why) {
        return new AuditEntry(
                before.key().unit(),
                actor,
                "order.moved",
                "order:" + before.key().order(),
                before.state().code(),
                to.code(),
                why);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
