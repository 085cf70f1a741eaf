package org.fairgate.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.base.Way;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.payment.ledger.PaymentMove;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.platform.config.PaymentSettings;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.time.Ids;

/**
 * Opens tries to pay an order (R-PAY-4). A row is written before the gateway is called and its outcome after, each in a
 * transaction of its own, so a crash between them leaves a row that {@link Asking} heals.
 */
public final class PaymentService {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** How often somebody who came second looks whether the first has the code yet. */
    private static final long LOOK_MS = 100;

    /** Gateways want a minute at least between a payment's beginning and its end, and the call takes a while. */
    private static final Duration SHORTEST_CODE = Duration.ofSeconds(90);

    /** How often it is looked whether somebody else, who asks about a try in doubt, is done. */
    private static final int LOOKS_AT_OTHERS = 20;

    /** Nobody takes up a try whose call may still be under way. */
    private static final Duration AFTER_THE_CALL = Duration.ofSeconds(10);

    private final Tools tools;
    private final Settling.Desk desk;
    private final GatewayDesk gateways;
    private final Settling settling;
    private final PaymentSettings settings;

    PaymentService(Tools tools, Settling.Desk desk, GatewayDesk gateways, Settling settling, PaymentSettings settings) {
        this.tools = tools;
        this.desk = desk;
        this.gateways = gateways;
        this.settling = settling;
        this.settings = settings;
    }

    /** What it works with beside the desk. */
    record Tools(Vertx vertx, Ids ids, EditionService editions) {}

    /** Every try of an order, the oldest first; fails with {@link OrderProblem#NO_SUCH_ORDER}. */
    public Future<Tries> list(OrderKey key) {
        return desk.db()
                .read(client -> desk.orders()
                        .find(client, key)
                        .compose(order -> desk.payments()
                                .ofOrder(client, key)
                                .map(tries -> new Tries(order, edition(order), tries, gateways.channels()))));
    }

    /**
     * An order with its tries.
     *
     * @param edition says until when it can be paid how
     * @param channels those that are offered
     */
    public record Tries(Order order, Edition edition, List<Payment> payments, List<Channel> channels) {
        public Tries {
            payments = List.copyOf(payments);
            channels = List.copyOf(channels);
        }
    }

    /**
     * A code or form to pay the order by this channel: the one that is open, or a new one. Whoever asks at the same time gets
     * the same. A code that has run out is closed at its gateway first; those of other channels run out now, and are closed at
     * their gateways a moment later. What comes back is usually {@code OPEN}; it is
     * {@code UNKNOWN} or {@code SENDING} when the gateway has not answered yet, and then the code comes later.
     *
     * <p>Fails with {@link OrderProblem#NO_SUCH_ORDER} or one of {@link PaymentProblem}.
     */
    public Future<Payment> start(OrderKey key, Channel channel) {
        return begin(key, channel).compose(begun -> switch (begun.step()) {
            case SHOW -> Future.succeededFuture(begun.payment());
            case SEND -> send(begun);
            case JOIN -> join(begun.payment(), settings.callTimeout().toMillis() / LOOK_MS);
            case SETTLE -> settle(begun.payment(), LOOKS_AT_OTHERS).compose(settled -> afterwards(key, channel));
        });
    }

    /** What is to be done about the try that was found or made. */
    private enum Step {
        /** It has what the payer needs. */
        SHOW,
        /** It is new: call its gateway. */
        SEND,
        /** Somebody else has just made it and calls its gateway. */
        JOIN,
        /** It is in doubt or has run out: ask its gateway. */
        SETTLE
    }

    private record Begun(Order order, Payment payment, Step step) {}

    private Future<Begun> begin(OrderKey key, Channel channel) {
        return desk.db()
                .tx(tx -> desk.orders()
                        .hold(tx, List.of(key))
                        .map(held -> held.stream().findFirst().orElseThrow(() -> OrderProblem.NO_SUCH_ORDER.problem()))
                        .map(order -> payable(order, channel))
                        .compose(order -> desk.payments()
                                .ofOrder(tx, key)
                                .compose(tries -> live(tries, channel)
                                        .map(found -> Future.succeededFuture(new Begun(order, found, stepFor(found))))
                                        .orElseGet(() -> written(tx, order, channel, tries.size())))));
    }

    private static Optional<Payment> live(List<Payment> tries, Channel channel) {
        return tries.stream()
                .filter(one -> one.channel() == channel && one.state().isLive())
                .findFirst();
    }

    private Step stepFor(Payment live) {
        boolean calling = live.state() == PaymentState.SENDING
                && live.asking().at().filter(at -> at.isAfter(desk.now())).isPresent();
        if (calling) {
            return Step.JOIN;
        }
        return live.state() == PaymentState.OPEN && desk.now().isBefore(live.expiresAt()) ? Step.SHOW : Step.SETTLE;
    }

    private Order payable(Order order, Channel channel) {
        if (order.state() != OrderState.UNPAID) {
            throw PaymentProblem.NOT_PAYABLE
                    .problem()
                    .with("state", order.state().code());
        }
        if (!gateways.channels().contains(channel)) {
            throw PaymentProblem.CHANNEL_OFF.problem();
        }
        Way way = Way.of(channel);
        Edition edition = edition(order);
        if (!way.isOpen(edition, desk.now())) {
            throw closed(way, edition, Way.open(edition, desk.now()));
        }
        return order;
    }

    private static Problem closed(Way way, Edition edition, List<Way> open) {
        String since = MINUTE.format(way.closesAt(edition).atZone(edition.timeZone()));
        Problem problem = open.isEmpty()
                ? PaymentProblem.ALL_WAYS_CLOSED.problem(since)
                : PaymentProblem.WAY_CLOSED.problem(
                        PaymentText.of(way),
                        since,
                        open.stream().map(PaymentText::of).toList());
        return problem.with("openWays", open.stream().map(Way::code).toList());
    }

    private Edition edition(Order order) {
        return tools.editions().of(order.edition());
    }

    private Future<Begun> written(SqlClient tx, Order order, Channel channel, int before) {
        if (before >= settings.maxTries()) {
            return Future.failedFuture(PaymentProblem.TOO_MANY_TRIES.problem(settings.maxTries()));
        }
        return desk.payments()
                .nextNumber(tx, order.key(), order.number())
                .map(next -> next.orElseThrow(() -> PaymentProblem.TOO_MANY_TRIES.problem(Payments.MOST_TRIES)))
                .map(number -> fresh(order, channel, number))
                .compose(payment -> desk.payments()
                        .add(tx, payment)
                        .compose(done -> desk.payments().supersede(tx, order.key(), channel))
                        .map(new Begun(order, payment, Step.SEND)));
    }

    private Payment fresh(Order order, Channel channel, String number) {
        Instant now = desk.now();
        Instant sentAt = now.truncatedTo(ChronoUnit.SECONDS);
        return new Payment(
                new PaymentKey(order.key().unit(), new PaymentId(tools.ids().next())),
                order.key().order(),
                number,
                channel,
                PaymentState.SENDING,
                order.amount(),
                sentAt,
                Optional.empty(),
                expiry(sentAt, channel, edition(order)),
                Optional.empty(),
                Payment.Asking.firstAt(now.plus(settings.callTimeout()).plus(AFTER_THE_CALL)),
                "",
                now);
    }

    private Instant expiry(Instant sentAt, Channel channel, Edition edition) {
        Instant byLife = sentAt.plus(channel.isScan() ? settings.codeLife() : settings.formLife());
        Instant wayCloses = Way.of(channel).closesAt(edition);
        Instant byWay = byLife.isBefore(wayCloses) ? byLife : wayCloses;
        Instant least = sentAt.plus(SHORTEST_CODE);
        return byWay.isBefore(least) ? least : byWay;
    }

    private Future<Payment> send(Begun begun) {
        Payment payment = begun.payment();
        Instant askAt = desk.now().plus(new AskSchedule(settings.unknownAsk()).after(0));
        return gateways.open(PayNote.of(payment, begun.order()))
                .map(opened -> PaymentMove.opened(PayCode.kept(opened), askAt))
                .recover(cause -> Future.succeededFuture(
                        cause instanceof GatewayRefused
                                ? PaymentMove.failed(GatewayDesk.why(cause))
                                : PaymentMove.unknown(GatewayDesk.why(cause), askAt)))
                .compose(move -> desk.db().read(client -> desk.payments().move(client, payment.key(), move)))
                .compose(moved -> read(payment))
                .map(PaymentService::notRefused);
    }

    private static Payment notRefused(Payment payment) {
        if (payment.state() == PaymentState.FAILED) {
            throw PaymentProblem.GATEWAY_REFUSED.problem();
        }
        return payment;
    }

    private Future<Payment> read(Payment payment) {
        return desk.db()
                .read(client -> desk.payments().find(client, payment.key()))
                .map(found -> found.orElseThrow(() -> new IllegalStateException("a payment is gone")));
    }

    private Future<Payment> join(Payment first, long looks) {
        return read(first)
                .compose(now -> now.state() == PaymentState.SENDING && looks > 0
                        ? tools.vertx().timer(LOOK_MS, TimeUnit.MILLISECONDS).compose(waited -> join(first, looks - 1))
                        : Future.succeededFuture(notRefused(now)));
    }

    /** Somebody else who asks about it at the moment is waited for, a little. */
    private Future<Void> settle(Payment inDoubt, int looks) {
        Instant leaseUntil = desk.now().plus(settings.lease());
        return desk.db()
                .read(client -> desk.payments().claim(client, inDoubt.key(), leaseUntil))
                .compose(claimed -> claimed.map(settling::settle).orElseGet(() -> settledBy(inDoubt, looks)));
    }

    private Future<Void> settledBy(Payment inDoubt, int looks) {
        return looks == 0
                ? Future.succeededFuture()
                : tools.vertx()
                        .timer(LOOK_MS, TimeUnit.MILLISECONDS)
                        .compose(waited -> read(inDoubt))
                        .compose(now -> now.state().isLive() ? settle(inDoubt, looks - 1) : Future.succeededFuture());
    }

    /** The try in doubt may be open now, over, or still in doubt; its order may even be paid. */
    private Future<Payment> afterwards(OrderKey key, Channel channel) {
        return begin(key, channel).compose(begun -> switch (begun.step()) {
            case SHOW, JOIN -> Future.succeededFuture(begun.payment());
            case SEND -> send(begun);
            case SETTLE ->
                desk.now().isBefore(begun.payment().expiresAt())
                        ? Future.succeededFuture(begun.payment())
                        : Future.failedFuture(
                                PaymentProblem.GATEWAY_AWAY.problem().retryAfter(10));
        });
    }
}
