package org.fairgate.order;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.audit.AuditEntry;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.ordering.PersonOrdering.Chosen;
import org.fairgate.person.ordering.PersonOrdering.Standing;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.text.TextKey;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitProblem;
import org.fairgate.unit.UnitState;

/**
 * Makes orders of any units in one transaction, with a handful of statements for all of them: in the rush, each order pays a
 * share of one commit. It fails as a whole with the refusal of one of them; whoever gathers orders then asks for each by itself.
 */
final class OrderBatch {
    private static final int NUMBER_TRIES = 5;

    private final OrderService.Tools tools;
    private final OrderService.Sources sources;
    private final OrderNumbers numbers;

    OrderBatch(OrderService.Tools tools, OrderService.Sources sources, OrderNumbers numbers) {
        this.tools = tools;
        this.sources = sources;
        this.numbers = numbers;
    }

    /** All of the orders or none, in the order given. */
    Future<List<Order>> commit(List<NewOrder> wanted) {
        return tools.db()
                .tx(tx -> approved(tx, wanted)
                        .compose(approved -> taken(tx, wanted))
                        .compose(taken -> inserted(tx, wanted, NUMBER_TRIES))
                        .compose(made -> sources.audit()
                                .recordAll(
                                        tx, made.stream().map(OrderBatch::entry).toList())
                                .map(made)));
    }

    private Future<Void> approved(SqlClient tx, List<NewOrder> wanted) {
        Map<UnitId, EditionId> registrations = new HashMap<>();
        wanted.forEach(
                one -> registrations.put(one.order().key().unit(), one.order().edition()));
        return sources.units().findAll(tx, registrations).compose(found -> {
            found.forEach(OrderBatch::requireApproved);
            return found.size() == registrations.size()
                    ? Future.succeededFuture()
                    : Future.failedFuture(UnitProblem.NOT_REGISTERED.problem());
        });
    }

    private static void requireApproved(Unit unit) {
        if (unit.state() != UnitState.APPROVED) {
            throw OrderProblem.UNIT_NOT_APPROVED
                    .problem()
                    .with("state", unit.state().code());
        }
    }

    private Future<Void> taken(SqlClient tx, List<NewOrder> wanted) {
        List<PersonKey> persons =
                wanted.stream().flatMap(NewOrder::lines).map(NewOrder.Line::key).toList();
        return sources.persons()
                .take(tx, persons)
                .compose(taken -> taken.size() == persons.size()
                        ? Future.succeededFuture()
                        : refusal(tx, wanted, taken).compose(Future::failedFuture));
    }

    /** Why the first of the orders that lack somebody cannot be made. Two that want the same person lack nobody, yet refuse. */
    private Future<Problem> refusal(SqlClient tx, List<NewOrder> wanted, Set<PersonKey> taken) {
        Optional<Order> lacking = wanted.stream()
                .filter(one -> !one.lines().map(NewOrder.Line::key).allMatch(taken::contains))
                .map(NewOrder::order)
                .findFirst();
        if (lacking.isEmpty()) {
            return Future.succeededFuture(OrderProblem.NOT_PAYABLE.problem());
        }
        Chosen chosen = OrderLife.chosen(lacking.get());
        Set<PersonId> had = taken.stream()
                .filter(person -> person.unit().equals(chosen.unit()))
                .map(PersonKey::person)
                .collect(Collectors.toSet());
        return sources.persons().standing(tx, chosen).map(standing -> refused(chosen, had, standing));
    }

    private static Problem refused(Chosen chosen, Set<PersonId> taken, Map<PersonId, Standing> standing) {
        List<FieldProblem> errors = new ArrayList<>();
        for (PersonId person : chosen.persons()) {
            if (!taken.contains(person)) {
                errors.add(new FieldProblem("/personIds/" + person, why(Optional.ofNullable(standing.get(person)))));
            }
        }
        return OrderProblem.NOT_PAYABLE.problem().errors(errors);
    }

    private static TextKey why(Optional<Standing> standing) {
        return standing.<TextKey>map(
                        now -> now.isPayable() ? OrderProblem.PERSON_ORDERED : OrderProblem.PERSON_NOT_WAITING)
                .orElse(PersonProblem.NO_SUCH_PERSON);
    }

    /** Numbers are random: of some hundred thousand of one day, a few may be had already, and others are drawn for them. */
    private Future<List<Order>> inserted(SqlClient tx, List<NewOrder> wanted, int triesLeft) {
        if (triesLeft == 0) {
            return Future.failedFuture(new IllegalStateException("no free order number"));
        }
        return OrderStore.insert(tx, wanted, tools.now())
                .compose(done -> done.size() == wanted.size()
                        ? Future.succeededFuture(
                                wanted.stream().map(NewOrder::order).toList())
                        : again(tx, wanted, done, triesLeft - 1));
    }

    private Future<List<Order>> again(SqlClient tx, List<NewOrder> wanted, Set<OrderKey> done, int triesLeft) {
        List<NewOrder> renumbered = wanted.stream()
                .filter(one -> !done.contains(one.order().key()))
                .map(one -> one.numbered(numbers.next(one.order().edition())))
                .toList();
        return inserted(tx, renumbered, triesLeft).map(late -> {
            Map<OrderKey, Order> byKey = late.stream().collect(Collectors.toMap(Order::key, order -> order));
            return wanted.stream()
                    .map(NewOrder::order)
                    .map(order -> byKey.getOrDefault(order.key(), order))
                    .toList();
        });
    }

    private static AuditEntry entry(Order order) {
        UnitId unit = order.key().unit();
        return new AuditEntry(
                unit,
                "unit:" + unit,
                "order.made",
                "order:" + order.key().order(),
                "",
                order.state().code(),
                order.number() + ", " + order.persons().size() + " persons, CNY "
                        + order.amount().yuan());
    }
}
