package org.fairgate.payment.payer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.PaymentProblem;
import org.fairgate.platform.db.Db;
import org.fairgate.unit.UnitService;

/** Makes links for payers and says whose order one pays. */
public final class PayerLinks {
    /** Links of one order that are valid at once. */
    public static final int MOST = 20;

    private static final int PURGED_AT_ONCE = 10_000;
    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Tools tools;
    private final OrderService orders;
    private final UnitService units;
    private final Duration longest;

    /** @param longest life of a link whose order does not end before */
    public PayerLinks(Tools tools, OrderService orders, UnitService units, Duration longest) {
        this.tools = tools;
        this.orders = orders;
        this.units = units;
        this.longest = longest;
    }

    /** What links are made with. */
    public record Tools(Db db, InstantSource clock, SecureRandom random) {}

    /** What a payer may know. */
    public record Payee(Order order, String unitName) {}

    /**
     * A new link to an unpaid order. Fails with {@link OrderProblem#NO_SUCH_ORDER}, {@link PaymentProblem#NOT_PAYABLE} or,
     * when {@link #MOST} are valid, {@link PaymentProblem#TOO_MANY_LINKS}.
     */
    public Future<PayerLink> make(OrderKey key) {
        byte[] token = new byte[TOKEN_BYTES];
        tools.random().nextBytes(token);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        return tools.db()
                .tx(tx -> orders.hold(tx, List.of(key))
                        .map(held -> held.stream().findFirst().orElseThrow(() -> OrderProblem.NO_SUCH_ORDER.problem()))
                        .map(PayerLinks::payable)
                        .compose(order -> roomFor(tx, order))
                        .compose(order -> kept(tx, order, text)));
    }

    private static Order payable(Order order) {
        if (order.state() != OrderState.UNPAID) {
            throw PaymentProblem.NOT_PAYABLE
                    .problem()
                    .with("state", order.state().code());
        }
        return order;
    }

    private Future<Order> roomFor(SqlClient tx, Order order) {
        return PayerLinkStore.count(tx, order.key(), now()).map(count -> {
            if (count >= MOST) {
                throw PaymentProblem.TOO_MANY_LINKS.problem(MOST);
            }
            return order;
        });
    }

    private Future<PayerLink> kept(SqlClient tx, Order order, String token) {
        Instant now = now();
        Instant byLife = now.plus(longest);
        Instant expiresAt = byLife.isBefore(order.expiresAt()) ? byLife : order.expiresAt();
        return PayerLinkStore.insert(tx, hash(token), order.key(), expiresAt, now)
                .map(new PayerLink(token, expiresAt));
    }

    /**
     * Whose order a token pays. Once it is paid the link still says so; an order that was cancelled or has run out is not
     * there any more. Fails with {@link PaymentProblem#NO_SUCH_LINK}.
     */
    public Future<Payee> open(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Future.failedFuture(PaymentProblem.NO_SUCH_LINK.problem());
        }
        return tools.db()
                .read(client -> PayerLinkStore.find(client, hash(token), now())
                        .map(found -> found.orElseThrow(() -> PaymentProblem.NO_SUCH_LINK.problem()))
                        .compose(key -> orders.find(client, key))
                        .map(PayerLinks::alive)
                        .compose(order -> units.find(client, order.key().unit(), order.edition())
                                .map(unit -> new Payee(order, unit.filing().name()))));
    }

    private static Order alive(Order order) {
        if (!order.state().isLive()) {
            throw PaymentProblem.NO_SUCH_LINK.problem();
        }
        return order;
    }

    /** Removes some links that are over; answers how many. */
    public Future<Integer> purge() {
        return tools.db().read(client -> PayerLinkStore.purge(client, now(), PURGED_AT_ONCE));
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Buffer hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Buffer.buffer(sha256.digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
