package org.fairgate.order;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fairgate.edition.Edition;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.FeeKind;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.order.base.OrderedPerson;
import org.fairgate.platform.db.SqlStates;
import org.fairgate.platform.limit.Busy;

/** Plans orders, has them made, and finds those that were made before (R-PAY-2). */
final class OrderMaking {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final OrderService.Tools tools;
    private final OrderService.Sources sources;
    private final OrderNumbers numbers;
    private final Function<NewOrder, Future<Order>> commit;

    OrderMaking(OrderService.Tools tools, OrderService.Sources sources) {
        this.tools = tools;
        this.sources = sources;
        this.numbers = new OrderNumbers(tools, sources.editions());
        this.commit = tools.gathering().into(new OrderBatch(tools, sources, numbers)::commit);
    }

    Future<Order> make(UnitId unit, List<PersonId> persons) {
        return make(unit, persons, Optional.empty());
    }

    /** Looks for an earlier order only when none can be made: that one is seldom, and this is the rush. */
    Future<Order> makeOnce(UnitId unit, List<PersonId> persons, UUID intent) {
        return make(unit, persons, Optional.of(intent)).recover(cause -> madeBefore(unit, intent, cause));
    }

    /** Nobody is helped by one question more of a node that is too busy. */
    private Future<Order> madeBefore(UnitId unit, UUID intent, Throwable cause) {
        return cause instanceof Busy
                ? Future.failedFuture(cause)
                : tools.db()
                        .read(client -> OrderStore.findMade(client, unit, intent))
                        .compose(made -> made.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(cause)));
    }

    private Future<Order> make(UnitId unit, List<PersonId> persons, Optional<UUID> intent) {
        return Future.succeededFuture(persons)
                .map(OrderMaking::selected)
                .map(chosen -> planned(unit, sources.editions().currentEdition(), chosen))
                .compose(order -> commit.apply(new NewOrder(order, intent)))
                .recover(OrderMaking::onceOnly);
    }

    /** What finally holds that a person is in one live order only, whatever was looked at before. */
    private static Future<Order> onceOnly(Throwable cause) {
        return Future.failedFuture(
                SqlStates.isUniqueViolation(cause, "badge_order_person_live")
                        ? OrderProblem.NOT_PAYABLE.problem()
                        : cause);
    }

    private static List<PersonId> selected(List<PersonId> persons) {
        List<PersonId> chosen = persons.stream()
                .distinct()
                .sorted(Comparator.comparing(PersonId::toString))
                .toList();
        if (chosen.isEmpty() || chosen.size() > OrderService.MOST_PERSONS) {
            throw OrderProblem.BAD_SELECTION.problem(OrderService.MOST_PERSONS);
        }
        return chosen;
    }

    /** Everything but the right to make it. */
    private Order planned(UnitId unit, Edition edition, List<PersonId> persons) {
        Instant now = tools.now();
        if (!now.isBefore(edition.paymentEnds())) {
            throw OrderProblem.CLOSED.problem(
                    MINUTE.format(edition.paymentEnds().atZone(edition.timeZone())));
        }
        return new Order(
                new OrderKey(unit, new OrderId(tools.ids().next())),
                edition.id(),
                numbers.next(edition.id()),
                OrderState.UNPAID,
                Optional.empty(),
                edition.newBadge().times(persons.size()),
                persons.stream()
                        .map(person -> new OrderedPerson(person, FeeKind.NEW_BADGE, edition.newBadge()))
                        .toList(),
                edition.paymentEnds(),
                Optional.empty(),
                Optional.empty(),
                now);
    }
}
