package org.fairgate.order;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.audit.AuditService;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.NoticeKind;
import org.fairgate.notice.NoticeService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.person.ordering.PersonOrdering;
import org.fairgate.platform.batch.Gathering;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.time.Ids;
import org.fairgate.unit.UnitService;

/** Keeps the orders of units (R-PAY-1 to 3, 5, 8). */
public final class OrderService {
    /** Most persons of one order. */
    public static final int MOST_PERSONS = 500;

    /** Most orders of one page of the list. */
    public static final int MOST_LISTED = 50;

    private static final OrderId NEWEST = new OrderId(new UUID(-1, -1));

    private final Tools tools;
    private final Sources sources;
    private final OrderMaking making;
    private final OrderNotices notices;
    private final OrderLife life;

    public OrderService(Tools tools, Sources sources, Telling telling) {
        this.tools = tools;
        this.sources = sources;
        this.making = new OrderMaking(tools, sources);
        this.notices = new OrderNotices(telling.notices(), telling.recipients());
        this.life = new OrderLife(sources.persons(), notices, sources.audit(), tools.clock());
    }

    /**
     * What the service works with.
     *
     * @param gathering how new orders that are asked for at once share a commit
     */
    public record Tools(Db db, InstantSource clock, Ids ids, SecureRandom random, Gathering gathering) {
        /** This moment, as exactly as the database keeps it. */
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** What orders are made of, and where their changes are recorded. */
    public record Sources(EditionService editions, UnitService units, PersonOrdering persons, AuditService audit) {}

    /** How units are told. */
    public record Telling(NoticeService notices, Recipients recipients) {}

    /** Part of a unit's list, newest first; {@code next} is the last of it when more follow. */
    public record Listed(List<Order> orders, Optional<OrderId> next) {
        public Listed {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Makes an order for persons who wait for payment (R-PAY-2), in a transaction of its own, at the fees of the current
     * edition; their entry days stay from now on (R-PER-8). The same person named twice counts once. Fails, changing
     * nothing, with {@link OrderProblem#BAD_SELECTION}, {@link OrderProblem#CLOSED} when no way of paying is open any more
     * (R-PAY-5), {@code unit.not-registered}, {@link OrderProblem#UNIT_NOT_APPROVED}, or {@link OrderProblem#NOT_PAYABLE}
     * with an error for each person who is not there, does not wait for payment or is in an order.
     */
    public Future<Order> create(UnitId unit, List<PersonId> persons) {
        return making.make(unit, persons);
    }

    /**
     * The same, at most once for an intent: whoever asks again, because the first answer was lost, gets the order that was
     * made, as it is now, and none of the refusals.
     */
    public Future<Order> create(UnitId unit, List<PersonId> persons, UUID intent) {
        return making.makeOnce(unit, persons, intent);
    }

    /** An order of the unit, also of a past edition; fails with {@link OrderProblem#NO_SUCH_ORDER}. */
    public Future<Order> find(UnitId unit, OrderId order) {
        return tools.db().read(client -> find(client, new OrderKey(unit, order)));
    }

    /** The same in a transaction or read of the caller's. */
    public Future<Order> find(SqlClient client, OrderKey key) {
        return OrderStore.find(client, key).map(found -> found.orElseThrow(() -> OrderProblem.NO_SUCH_ORDER.problem()));
    }

    /** Those of the orders that are there. */
    public Future<List<Order>> find(SqlClient client, Collection<OrderKey> keys) {
        return keys.isEmpty() ? Future.succeededFuture(List.of()) : OrderStore.findAll(client, keys);
    }

    /** The unit's orders in the current edition, newest first, at most {@link #MOST_LISTED} at a time. */
    public Future<Listed> list(UnitId unit, Optional<OrderId> after, int limit) {
        int most = Math.min(limit, MOST_LISTED);
        return Future.succeededFuture(sources.editions())
                .map(editions -> editions.currentEdition().id())
                .compose(edition -> tools.db()
                        .read(client -> OrderStore.list(client, unit, edition, after.orElse(NEWEST), most + 1)))
                .map(found -> listed(found, most));
    }

    private static Listed listed(List<Order> found, int most) {
        List<Order> page = found.subList(0, Math.min(most, found.size()));
        return new Listed(
                page, found.size() > most ? Optional.of(page.get(most - 1).key().order()) : Optional.empty());
    }

    /** Whose numbers these are; unknown ones are missing. */
    public Future<Map<String, OrderKey>> locate(SqlClient client, Collection<String> numbers) {
        return numbers.isEmpty() ? Future.succeededFuture(Map.of()) : OrderStore.locate(client, numbers);
    }

    /**
     * The orders, each of which nobody else moves until the transaction ends. They are taken in the order of their keys, so
     * two callers never wait in a circle; missing ones are left out.
     */
    public Future<List<Order>> hold(SqlClient tx, Collection<OrderKey> keys) {
        return keys.isEmpty() ? Future.succeededFuture(List.of()) : OrderStore.hold(tx, keys);
    }

    /**
     * The money has come (R-PAY-8): the orders are paid, their persons move on to the background check, and the units are
     * told. A handful of statements, however many orders; call it last in the transaction.
     *
     * <p>Fails with IllegalStateException for an order that the table of {@link OrderState} does not let its mover pay: the
     * caller, who holds the orders, has to know. One that had expired must be one that {@link #canRevive}.
     *
     * @param paid held orders, each once
     */
    public Future<Void> paid(SqlClient tx, List<PaidOrder> paid) {
        return paid.isEmpty() ? Future.succeededFuture() : life.paid(tx, paid);
    }

    /**
     * Whether an order that has expired could still be paid (R-PAY-5): all its persons wait for payment and are in no other
     * order. If so, nobody takes them until the transaction ends.
     */
    public Future<Boolean> canRevive(SqlClient tx, Order expired) {
        return life.canRevive(tx, expired);
    }

    /**
     * Begins to end an order: from now on nothing new is paid, and the gateways are asked whether something was. Fails with
     * {@link OrderProblem#STATE_CHANGED}.
     *
     * @param to {@code CANCELLED} or {@code EXPIRED}
     */
    public Future<Order> close(SqlClient tx, Order held, OrderState to, OrderState.Mover mover, String actor) {
        return life.close(tx, held, to, new OrderLife.Step(mover, actor));
    }

    /** Ends a closing order of which nothing was paid; its persons are free (R-PAY-3). {@link OrderProblem#STATE_CHANGED}. */
    public Future<Order> closed(SqlClient tx, Order held) {
        return life.closed(tx, held);
    }

    /** A remittance form was sent in and waits for finance (R-PAY-4c). Fails with {@link OrderProblem#STATE_CHANGED}. */
    public Future<Order> confirming(SqlClient tx, Order held, String actor) {
        return life.move(tx, held, OrderState.CONFIRMING, new OrderLife.Step(OrderState.Mover.UNIT, actor));
    }

    /** The form was taken back or refused: to be paid again. Fails with {@link OrderProblem#STATE_CHANGED}. */
    public Future<Order> unconfirmed(SqlClient tx, Order held, OrderState.Mover mover, String actor) {
        return life.move(tx, held, OrderState.UNPAID, new OrderLife.Step(mover, actor));
    }

    /** Unpaid orders of any unit of which the last deadline has passed, the longest ago first. */
    public Future<List<OrderKey>> runOut(SqlClient client, int limit) {
        return OrderStore.runOut(client, tools.clock().instant(), limit);
    }

    /**
     * Orders that have been closing since {@code before} or longer, the longest first. They count as looked at now: other
     * nodes, and the next call, get others.
     */
    public Future<List<OrderKey>> closing(SqlClient client, Instant before, int limit) {
        return OrderStore.closing(client, before, limit, tools.clock().instant());
    }

    /** The states of these orders, in one statement whatever their number; those that are not there are left out. */
    public Future<Map<OrderKey, OrderState>> states(SqlClient client, Collection<OrderKey> keys) {
        return OrderStore.states(client, keys);
    }

    /**
     * Tells the unit something about its order by mail and, where it has a mainland number, by SMS; in the transaction of the
     * cause.
     *
     * @param occasion tells this notice from others of its kind about the same order; empty for what happens once
     */
    public Future<Void> tell(
            SqlClient tx, Order order, NoticeKind kind, Map<String, String> parameters, String occasion) {
        return notices.tell(tx, new OrderNotices.Told(order, kind, parameters, occasion));
    }
}
