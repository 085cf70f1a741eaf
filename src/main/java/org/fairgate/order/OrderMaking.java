package org.fairgate.order;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fairgate.audit.AuditEntry;
import org.fairgate.edition.Edition;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.FeeKind;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderNumber;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.order.base.OrderedPerson;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.ordering.PersonOrdering.Chosen;
import org.fairgate.person.ordering.PersonOrdering.Standing;
import org.fairgate.platform.db.SqlStates;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.text.TextKey;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitState;

/** Makes orders (R-PAY-2). */
final class OrderMaking {
    private static final int NUMBER_TRIES = 5;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final OrderService.Tools tools;
    private final OrderService.Sources sources;

    OrderMaking(OrderService.Tools tools, OrderService.Sources sources) {
        this.tools = tools;
        this.sources = sources;
    }

    Future<Order> make(UnitId unit, List<PersonId> persons) {
        return make(unit, persons, Optional.empty());
    }

    /** Looks for an earlier order only when none can be made: that one is seldom, and this is the rush. */
    Future<Order> makeOnce(UnitId unit, List<PersonId> persons, UUID intent) {
        return make(unit, persons, Optional.of(intent))
                .recover(refused -> tools.db()
                        .read(client -> OrderStore.findMade(client, unit, intent))
                        .compose(made ->
                                made.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(refused))));
    }

    private Future<Order> make(UnitId unit, List<PersonId> persons, Optional<UUID> intent) {
        return Future.succeededFuture(persons)
                .map(OrderMaking::selected)
                .map(chosen -> planned(unit, sources.editions().currentEdition(), chosen))
                .compose(order -> tools.db()
                        .tx(tx -> sources.units()
                                .find(tx, unit, order.edition())
                                .map(OrderMaking::approved)
                                .compose(approved -> taken(tx, order))
                                .compose(done -> inserted(tx, order, intent, NUMBER_TRIES))
                                .compose(made ->
                                        sources.audit().record(tx, made(made)).map(made)))
                        .recover(OrderMaking::onceOnly));
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
        Instant now = tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
        if (!now.isBefore(edition.paymentEnds())) {
            throw OrderProblem.CLOSED.problem(
                    MINUTE.format(edition.paymentEnds().atZone(edition.timeZone())));
        }
        return new Order(
                new OrderKey(unit, new OrderId(tools.ids().next())),
                edition.id(),
                number(LocalDate.ofInstant(now, edition.timeZone())),
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

    private String number(LocalDate day) {
        return OrderNumber.of(day, tools.random().nextLong());
    }

    private static Unit approved(Unit unit) {
        if (unit.state() != UnitState.APPROVED) {
            throw OrderProblem.UNIT_NOT_APPROVED
                    .problem()
                    .with("state", unit.state().code());
        }
        return unit;
    }

    private Future<Void> taken(SqlClient tx, Order order) {
        Chosen chosen = OrderLife.chosen(order);
        return sources.persons()
                .take(tx, chosen)
                .compose(taken -> taken.size() == chosen.persons().size()
                        ? Future.succeededFuture()
                        : sources.persons()
                                .standing(tx, chosen)
                                .compose(standing -> Future.failedFuture(refused(chosen, taken, standing))));
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

    /** The number is random: of some hundred thousand of one day, a few may be had already. */
    private Future<Order> inserted(SqlClient tx, Order order, Optional<UUID> intent, int triesLeft) {
        if (triesLeft == 0) {
            return Future.failedFuture(new IllegalStateException("no free order number"));
        }
        return OrderStore.insert(tx, order, intent)
                .compose(free -> free
                        ? Future.succeededFuture(order)
                        : inserted(tx, order.numbered(again(order)), intent, triesLeft - 1));
    }

    private String again(Order order) {
        Edition edition = sources.editions().find(order.edition()).orElseThrow();
        return number(LocalDate.ofInstant(order.createdAt(), edition.timeZone()));
    }

    private static AuditEntry made(Order order) {
        UnitId unit = order.key().unit();
        Fen amount = order.amount();
        return new AuditEntry(
                unit,
                "unit:" + unit,
                "order.made",
                "order:" + order.key().order(),
                "",
                order.state().code(),
                order.number() + ", " + order.persons().size() + " persons, CNY " + amount.yuan());
    }
}
