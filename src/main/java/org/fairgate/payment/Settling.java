package org.fairgate.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.Closed;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.ledger.Booker;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.PaymentMove;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.platform.config.PaymentSettings;
import org.fairgate.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what has become of one try that the caller has claimed, and writes it down: booked if it was paid; opened again
 * under its number if nobody knows whether it was opened; closed at its gateway if it is over, or its order is; else left
 * to be asked about later. Each answer of a gateway is written before the next call, and only while the claim stands.
 */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final Desk desk;
    private final GatewayDesk gateways;
    private final OrderEnd end;
    private final PaymentSettings settings;
    private final AskSchedule schedule;

    Settling(Desk desk, GatewayDesk gateways, OrderEnd end, PaymentSettings settings) {
        this.desk = desk;
        this.gateways = gateways;
        this.end = end;
        this.settings = settings;
        this.schedule = new AskSchedule(settings.unknownAsk());
    }

    /** What it works with. */
    record Desk(
            Db db, OrderService orders, Payments payments, Booker booker, InstantSource clock, MeterRegistry metrics) {
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Fails only when the database does; the claim then runs out by itself. */
    Future<Void> settle(Payment claimed) {
        return gateways.channels().contains(claimed.channel()) ? ask(claimed) : withoutGateway(claimed);
    }

    private Future<Void> ask(Payment claimed) {
        return gateways.ask(claimed.ref())
                .<Finding>map(Told::new)
                .recover(cause -> Future.succeededFuture(new Unclear(GatewayDesk.why(cause))))
                .compose(finding -> {
                    count(claimed, finding);
                    return finding instanceof Told told
                            ? told(claimed, told.asked())
                            : later(claimed, ((Unclear) finding).why());
                });
    }

    /**
     * Its gateway was taken out of the settings, so nobody can be asked or told. While its code can be paid with it is left
     * alone, for the gateway may come back; then it is over, or its order would never end. What was paid all the same is
     * found when the gateway is there again: by asking, or by its bill.
     */
    private Future<Void> withoutGateway(Payment claimed) {
        if (desk.now().isBefore(claimed.expiresAt())) {
            return later(claimed, "not-configured");
        }
        if (claimed.state().isLive()) {
            LOG.warn(
                    "payment {} is over without having been asked about: {} is not configured any more",
                    claimed.number(),
                    claimed.channel().gateway().code());
        }
        return closed(
                claimed, beforeTheEnd(claimed, schedule.after(claimed.asking().times())));
    }

    private sealed interface Finding {}

    private record Told(Asked asked) implements Finding {}

    private record Unclear(String why) implements Finding {}

    private Future<Void> told(Payment claimed, Asked asked) {
        if (asked instanceof Asked.Paid paid) {
            return book(claimed, paid.capture());
        }
        if (asked instanceof Asked.Ended) {
            return closed(claimed, Optional.empty());
        }
        if (claimed.state() != PaymentState.CLOSED) {
            return unpaid(claimed, asked instanceof Asked.Waiting);
        }
        // Somebody has scanned it since there was nothing to close.
        return asked instanceof Asked.Waiting
                ? close(claimed)
                : again(
                        claimed,
                        beforeTheEnd(claimed, schedule.after(claimed.asking().times())));
    }

    /**
     * The booker decides by the order what the money is. What it has placed already as another try's leaves this one without
     * money of its own: it is over, and asked about no sooner than anything else that is.
     */
    private Future<Void> book(Payment claimed, Capture capture) {
        return desk.db()
                .tx(tx -> desk.booker().book(tx, List.of(capture)))
                .compose(booked -> closed(
                        claimed,
                        beforeTheEnd(claimed, schedule.after(claimed.asking().times()))));
    }

    /** @param known whether the gateway has it, so that it can be paid even when it has no code for us */
    private Future<Void> unpaid(Payment claimed, boolean known) {
        return desk.db()
                .read(client -> desk.orders().find(client, claimed.orderKey()))
                .compose(order -> {
                    if (!isPayable(order) || !desk.now().isBefore(claimed.expiresAt())) {
                        return close(claimed);
                    }
                    return claimed.state() == PaymentState.OPEN
                            ? again(claimed, Optional.of(nextLook(claimed)))
                            : open(claimed, order, known);
                });
    }

    /** No later than when its code runs out: then it is closed. */
    private Instant nextLook(Payment open) {
        Instant usual = desk.now().plus(schedule.after(open.asking().times()));
        return usual.isBefore(open.expiresAt()) ? usual : open.expiresAt();
    }

    private static boolean isPayable(Order order) {
        return order.state() == OrderState.UNPAID || order.state() == OrderState.CONFIRMING;
    }

    /** Nobody knows whether it was opened: the same number again is the same payment, and brings its code. */
    private Future<Void> open(Payment claimed, Order order, boolean known) {
        return gateways.open(PayNote.of(claimed, order))
                .map(opened -> PayCode.move(opened, in(schedule.after(0)).orElseThrow()))
                .recover(cause -> Future.succeededFuture(notOpened(claimed, cause, known)))
                .compose(move -> move.to() == claimed.state() ? later(claimed, move.note()) : write(claimed, move));
    }

    private PaymentMove notOpened(Payment claimed, Throwable cause, boolean known) {
        return cause instanceof GatewayRefused && !known
                ? PaymentMove.failed(GatewayDesk.why(cause))
                : PaymentMove.unknown(GatewayDesk.why(cause), soon(claimed));
    }

    private Future<Void> close(Payment claimed) {
        return gateways.close(claimed.ref())
                .map(Optional::of)
                .recover(cause -> Future.succeededFuture(Optional.empty()))
                .compose(answer -> answer.isEmpty() ? later(claimed, "not-closed") : closed(claimed, answer.get()));
    }

    private Future<Void> closed(Payment claimed, Closed answer) {
        return switch (answer) {
            case DONE -> closed(claimed, Optional.<Instant>empty());
            case NOT_FOUND -> closed(claimed, beforeTheEnd(claimed, schedule.after(asksSinceClosed(claimed))));
            case ALREADY_PAID ->
                gateways.ask(claimed.ref())
                        .map(Optional::of)
                        .recover(cause -> Future.succeededFuture(Optional.empty()))
                        .compose(asked -> asked.isPresent() && asked.get() instanceof Asked.Paid paid
                                ? book(claimed, paid.capture())
                                : later(claimed, "paid-without-proof"));
        };
    }

    /** It is asked about often at first, and ever less. */
    private static int asksSinceClosed(Payment claimed) {
        return claimed.state() == PaymentState.CLOSED ? claimed.asking().times() : 0;
    }

    /**
     * A try that was paid meanwhile stays so, and money that paid nothing, such as a wrong amount, leaves a closing order to
     * be ended.
     *
     * @param askAt when a late success is to be asked for; empty when there can be none
     */
    private Future<Void> closed(Payment claimed, Optional<Instant> askAt) {
        Future<Void> written = claimed.state() == PaymentState.CLOSED
                ? again(claimed, askAt)
                : write(claimed, PaymentMove.closed(askAt));
        return written.compose(done -> end.finish(claimed.orderKey()));
    }

    private Future<Void> write(Payment claimed, PaymentMove move) {
        return desk.db()
                .read(client -> desk.payments().moveClaimed(client, claimed, move))
                .mapEmpty();
    }

    private Future<Void> again(Payment claimed, Optional<Instant> at) {
        return desk.db()
                .read(client -> desk.payments().askAgain(client, claimed, at, ""))
                .mapEmpty();
    }

    /** The gateway did not say: asked again soon, and ever less after the daily bill should have said it all. */
    private Future<Void> later(Payment claimed, String why) {
        if (desk.now().isAfter(lastAsk(claimed)) && claimed.state() == PaymentState.CLOSED) {
            return again(claimed, Optional.empty());
        }
        return desk.db()
                .read(client -> desk.payments().askAgain(client, claimed, Optional.of(soon(claimed)), why))
                .mapEmpty();
    }

    private Instant soon(Payment claimed) {
        int times = claimed.asking().times();
        boolean hopeless = desk.now().isAfter(lastAsk(claimed));
        return desk.now().plus(hopeless ? schedule.after(times) : schedule.afterUnclear(times));
    }

    private Optional<Instant> in(Duration pause) {
        return Optional.of(desk.now().plus(pause));
    }

    /** Empty when that would be longer after the code ran out than {@code payment.askFor}. */
    private Optional<Instant> beforeTheEnd(Payment claimed, Duration pause) {
        return in(pause).filter(at -> !at.isAfter(lastAsk(claimed)));
    }

    private Instant lastAsk(Payment claimed) {
        return claimed.expiresAt().plus(settings.askFor());
    }

    private void count(Payment claimed, Finding finding) {
        String outcome = finding instanceof Told told
                ? told.asked().getClass().getSimpleName().toLowerCase(Locale.ROOT)
                : "unclear";
        desk.metrics()
                .counter(
                        "fairgate.payment.asked",
                        "gateway",
                        claimed.channel().gateway().code(),
                        "outcome",
                        outcome)
                .increment();
    }
}
