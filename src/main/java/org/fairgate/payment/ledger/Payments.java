package org.fairgate.payment.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;

/**
 * The tries to pay, as they are opened, asked about and closed. That money came is written by the {@link Booker} alone.
 * Whoever changes payments in a transaction holds their order first.
 */
public final class Payments {
    /** Tries that an order can have: two digits. */
    public static final int MOST_TRIES = 99;

    private final PaymentStore store = new PaymentStore();
    private final InstantSource clock;

    public Payments(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Writes a new try before its gateway is called (state {@code SENDING}). Fails with the unique constraint {@code
     * payment_open} when the order has a live one by this channel.
     */
    public Future<Void> add(SqlClient tx, Payment payment) {
        return store.insert(tx, payment);
    }

    /**
     * The number of an order's next try: the order's number and two digits. Empty when it has had {@link #MOST_TRIES}. Unique
     * while the order is held.
     */
    public Future<Optional<String>> nextNumber(SqlClient tx, OrderKey order, String orderNumber) {
        return store.lastNumber(tx, order)
                .map(last -> last.map(number -> Integer.parseInt(number.substring(orderNumber.length())))
                        .orElse(0))
                .map(tries -> tries >= MOST_TRIES
                        ? Optional.empty()
                        : Optional.of(orderNumber + "%02d".formatted(tries + 1)));
    }

    /** A payment. */
    public Future<Optional<Payment>> find(SqlClient client, PaymentKey key) {
        return store.find(client, key);
    }

    /** Payments by number, each number with the unit whose it is; unknown ones are left out. */
    public Future<List<Payment>> numbered(SqlClient client, Map<String, UnitId> numbers) {
        return store.numbered(
                client,
                numbers.entrySet().stream()
                        .map(one -> new PaymentStore.Numbered(one.getValue(), one.getKey()))
                        .toList());
    }

    /** Every try of an order, the oldest first. */
    public Future<List<Payment>> ofOrder(SqlClient client, OrderKey order) {
        return store.ofOrder(client, order);
    }

    /** Moves a payment and gives up a claim on it; false, and nothing changed, when its state does not allow it. */
    public Future<Boolean> move(SqlClient client, PaymentKey key, PaymentMove move) {
        return store.move(client, key, move, Optional.empty(), now());
    }

    /** The same by whoever {@linkplain #claimDue claimed} it; false also when somebody else has claimed it since. */
    public Future<Boolean> moveClaimed(SqlClient client, Payment claimed, PaymentMove move) {
        return store.move(
                client, claimed.key(), move, Optional.of(claimed.asking().fence()), now());
    }

    /**
     * Claims payments about which a gateway is to be asked now, the longest due first, for as long as the lease says. Any
     * number of callers get different ones.
     */
    public Future<List<Payment>> claimDue(SqlClient client, GatewayName gateway, Instant leaseUntil, int most) {
        return store.claimDue(client, gateway, new PaymentStore.Lease(now(), leaseUntil), most);
    }

    /**
     * Claims one live payment before it is due; empty when somebody else has it, when its first call may still be under way,
     * or when it is not live any more.
     */
    public Future<Optional<Payment>> claim(SqlClient client, PaymentKey key, Instant leaseUntil) {
        return store.claim(client, key, new PaymentStore.Lease(now(), leaseUntil));
    }

    /** What there is of the tries of these orders, in one statement whatever their number. */
    public Future<List<Payment.Glance>> glance(SqlClient client, Collection<OrderKey> orders) {
        return store.glance(client, orders);
    }

    /**
     * What is paid need not be paid again: the other tries of these orders, held by the caller, are asked about at once, and
     * so closed at their gateways.
     */
    public Future<Void> hurry(SqlClient tx, Collection<OrderKey> orders) {
        return store.hurry(tx, orders, now());
    }

    /**
     * Who pays by one channel should not pay by another as well (B5): the other tries of the order, held by the caller, run
     * out now, are asked about at once, and so closed at their gateways.
     */
    public Future<Void> supersede(SqlClient tx, OrderKey order, Channel by) {
        return store.supersede(tx, order, by, now());
    }

    /**
     * Gives a claim up and says when to ask next, empty for never; false when it was not ours any more.
     *
     * @param note why the gateway could not be asked, empty when it could
     */
    public Future<Boolean> askAgain(SqlClient client, Payment claimed, Optional<Instant> at, String note) {
        return store.askAgain(client, claimed, at, note, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
