package org.fairgate.payment.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fairgate.order.OrderService;
import org.fairgate.order.PaidOrder;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.ledger.PaymentStore.Claim;
import org.fairgate.payment.ledger.PaymentStore.Trade;
import org.fairgate.person.base.PersonKey;
import org.fairgate.platform.time.Ids;

/**
 * Books what gateways say was paid, exactly once (R-PAY-6), whoever heard of it: a callback, an answer, a bill. Any number of
 * captures of any orders go in one transaction of a handful of statements.
 */
public final class Booker {
    /** Ours: the order's number and the number of the try. */
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{18}");

    private static final int ORDER_NUMBER = 16;

    private final OrderService orders;
    private final Ids ids;
    private final InstantSource clock;
    private final PaymentStore payments;
    private final OddPaymentStore odd = new OddPaymentStore();
    private final OwedRefundStore owed = new OwedRefundStore();

    public Booker(OrderService orders, Ids ids, InstantSource clock) {
        this(orders, ids, clock, new PaymentStore());
    }

    /** @param payments a test shows with a faulty one that it would notice */
    Booker(OrderService orders, Ids ids, InstantSource clock, PaymentStore payments) {
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
        this.payments = payments;
    }

    /**
     * Books captures that were checked to come from their gateways and to be for us, and says of each, in order, what became
     * of it. Fails only when the database does, and then nothing was booked.
     *
     * <p>Two orders that have run out may have the same person in them: of such, the one whose capture comes first is paid.
     */
    public Future<List<Booked>> book(SqlClient tx, List<Capture> captures) {
        return held(tx, captures).compose(held -> {
            List<Item> items = captures.stream().map(held::item).toList();
            return payments.claimTrades(tx, claims(items))
                    .compose(fresh -> revivable(tx, items).map(revivable -> new Judgement(revivable).of(items, fresh)))
                    .compose(all -> write(tx, all).map(unplaced -> told(all, unplaced)));
        });
    }

    // ---- what is there, and stays as it is until the transaction ends ----

    /** Orders first, then their payments: the order of locks that everybody keeps. */
    private Future<Held> held(SqlClient tx, List<Capture> captures) {
        Set<String> numbers = captures.stream()
                .map(Capture::number)
                .filter(number -> NUMBER.matcher(number).matches())
                .map(Booker::orderNumber)
                .collect(Collectors.toSet());
        if (numbers.isEmpty()) {
            return Future.succeededFuture(new Held(Map.of(), Map.of()));
        }
        return orders.locate(tx, numbers)
                .compose(found -> orders.hold(tx, found.values())
                        .compose(held ->
                                payments.hold(tx, numbered(captures, found)).map(tries -> Held.of(held, tries))));
    }

    private static List<PaymentStore.Numbered> numbered(List<Capture> captures, Map<String, OrderKey> orders) {
        return captures.stream()
                .map(Capture::number)
                .distinct()
                .filter(number -> NUMBER.matcher(number).matches())
                .flatMap(number -> Optional.ofNullable(orders.get(orderNumber(number))).stream()
                        .map(order -> new PaymentStore.Numbered(order.unit(), number)))
                .toList();
    }

    private static String orderNumber(String number) {
        return number.substring(0, ORDER_NUMBER);
    }

    /** Orders by key and payments by number, locked. */
    private record Held(Map<OrderKey, Order> orders, Map<String, Payment> payments) {
        static Held of(List<Order> orders, List<Payment> payments) {
            return new Held(
                    orders.stream().collect(Collectors.toMap(Order::key, Function.identity())),
                    payments.stream().collect(Collectors.toMap(Payment::number, Function.identity())));
        }

        Item item(Capture capture) {
            Optional<Payment> payment = Optional.ofNullable(payments.get(capture.number()))
                    // a number belongs to one channel; another gateway cannot know it
                    .filter(found -> found.channel().gateway() == capture.gateway());
            return new Item(capture, payment, payment.map(found -> orders.get(found.orderKey())));
        }
    }

    /** A capture, and what it says it paid for. */
    record Item(Capture capture, Optional<Payment> payment, Optional<Order> order) {
        Trade trade() {
            return new Trade(capture.gateway().code(), capture.tradeNo());
        }
    }

    // ---- what it becomes ----

    /** Of the same transaction twice in a batch the first counts. */
    private static Collection<Claim> claims(List<Item> items) {
        Map<Trade, Claim> claims = new HashMap<>();
        items.forEach(item -> item.payment()
                .ifPresent(payment -> claims.putIfAbsent(item.trade(), new Claim(item.trade(), payment.key()))));
        return claims.values();
    }

    /**
     * The orders that have run out and can be paid after all, by money that came in time (R-PAY-5). Their persons stay free
     * until the transaction ends, and none of them is in two of the orders.
     */
    private Future<Set<OrderKey>> revivable(SqlClient tx, List<Item> items) {
        Set<OrderKey> revivable = new HashSet<>();
        Set<PersonKey> taken = new HashSet<>();
        Future<Boolean> looked = Future.succeededFuture(false);
        for (Order order : expired(items)) {
            looked = looked.compose(before -> Collections.disjoint(taken, persons(order))
                            ? orders.canRevive(tx, order)
                            : Future.succeededFuture(false))
                    .map(can -> can && revivable.add(order.key()) && taken.addAll(persons(order)));
        }
        return looked.map(revivable);
    }

    /** Orders that have run out and for which money came as it should have, in the captures' order. */
    private static List<Order> expired(List<Item> items) {
        return items.stream()
                .filter(Judgement::isDue)
                .flatMap(item -> item.order().stream())
                .filter(order -> order.state() == OrderState.EXPIRED)
                .distinct()
                .toList();
    }

    private static List<PersonKey> persons(Order order) {
        return order.persons().stream()
                .map(one -> new PersonKey(order.key().unit(), order.edition(), one.person()))
                .toList();
    }

    /** The order's rows last: they end with the audit trail. Gives the unknown transactions that were not known before. */
    private Future<Set<Trade>> write(SqlClient tx, List<Judgement.Judged> all) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return payments.capture(tx, Judgement.settled(all), now)
                .compose(done -> payments.hurry(tx, paidOrders(all), now))
                .compose(done -> odd.insert(tx, odd(all), now))
                .compose(fresh -> owed.insert(tx, owed(all), now)
                        .compose(done -> paid(tx, all))
                        .map(fresh));
    }

    private static Set<OrderKey> paidOrders(List<Judgement.Judged> all) {
        return all.stream()
                .filter(one -> one.verdict() == Verdict.BOOKED)
                .map(one -> one.item().order().orElseThrow().key())
                .collect(Collectors.toSet());
    }

    private List<OddPaymentStore.Odd> odd(List<Judgement.Judged> all) {
        return all.stream()
                .filter(one -> one.verdict().isOdd())
                .map(one -> new OddPaymentStore.Odd(
                        ids.next(),
                        one.item().capture(),
                        one.verdict(),
                        one.item().payment()))
                .toList();
    }

    private List<OwedRefundStore.Owed> owed(List<Judgement.Judged> all) {
        return all.stream()
                .filter(one -> one.verdict().isOwedBack())
                .map(one -> new OwedRefundStore.Owed(
                        ids.next(),
                        one.item().payment().orElseThrow(),
                        one.item().capture(),
                        one.verdict()))
                .toList();
    }

    private Future<Void> paid(SqlClient tx, List<Judgement.Judged> all) {
        List<PaidOrder> paid = all.stream()
                .filter(one -> one.verdict() == Verdict.BOOKED)
                .map(Judgement.Judged::item)
                .map(item -> new PaidOrder(
                        item.order().orElseThrow(),
                        item.payment().orElseThrow().channel().code(),
                        item.capture().paidAt(),
                        OrderState.Mover.PAYMENT,
                        "system"))
                .toList();
        return orders.paid(tx, paid);
    }

    /** Money under a number that nobody knows is new only once, and the row that keeps it says whether it was. */
    private static List<Booked> told(List<Judgement.Judged> all, Set<Trade> unplaced) {
        Set<Trade> left = new HashSet<>(unplaced);
        return all.stream()
                .map(one -> {
                    boolean again = one.verdict() == Verdict.UNKNOWN_ORDER
                            && !left.remove(one.item().trade());
                    return new Booked(
                            one.item().capture(),
                            again ? Verdict.REPEATED : one.verdict(),
                            one.item().order().map(Order::key));
                })
                .toList();
    }
}
