package org.fairgate.payment.bill;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fairgate.payment.Proving;
import org.fairgate.payment.Proving.Proof;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.gateway.BillNotReady;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.payment.ledger.view.LedgerDays;
import org.fairgate.platform.config.PaymentSettings;
import org.fairgate.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the bills that are due, one after the other, asks about what they have and we have not, and compares (R-PAY-7).
 * Any number of nodes may do so: a day is claimed with a lease and a fence, and its lines are kept before anything else.
 */
public final class BillRounds {
    private static final Logger LOG = LoggerFactory.getLogger(BillRounds.class);

    /** Fetching and asking may each take so much of a lease; the rest is for comparing. */
    private static final int SHARE_OF_LEASE = 3;

    private static final int MOST_DOUBLINGS = 20;

    private final Tools tools;
    private final Map<GatewayName, Gateway> gateways;
    private final PaymentSettings.Bills settings;
    private final Proving proving;
    private final Reconciliation reconciliation;
    private final LedgerDays ledger;
    private final BillStore days = new BillStore();
    private final LineStore lines = new LineStore();

    BillRounds(
            Tools tools,
            Map<GatewayName, Gateway> gateways,
            PaymentSettings.Bills settings,
            Proving proving,
            Reckoning reckoning) {
        this.tools = tools;
        this.gateways = Map.copyOf(gateways);
        this.settings = settings;
        this.proving = proving;
        this.reconciliation = reckoning.reconciliation();
        this.ledger = reckoning.ledger();
    }

    /** What they work with. */
    record Tools(Db db, InstantSource clock, MeterRegistry metrics) {}

    /** Where our side is. */
    record Reckoning(Reconciliation reconciliation, LedgerDays ledger) {}

    /**
     * Takes one bill that is due.
     *
     * @return whether there was one, so that more may wait; fails when the database does not answer
     */
    public Future<Boolean> runOnce() {
        Instant now = now();
        return openDays(now)
                .compose(done -> tools.db()
                        .read(client -> days.claim(client, gateways.keySet(), now, now.plus(settings.lease()))))
                .compose(claimed ->
                        claimed.map(day -> take(day).map(true)).orElseGet(() -> Future.succeededFuture(false)));
    }

    // ---- which days there are ----

    private Future<Void> openDays(Instant now) {
        LocalDate last = LocalDate.ofInstant(now.minus(settings.readyAfter()), BillDay.BEIJING)
                .minusDays(1);
        return Future.join(Arrays.stream(GatewayName.values())
                        .filter(gateways::containsKey)
                        .map(gateway -> tools.db().read(client -> openDays(client, gateway, last, now)))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> openDays(SqlClient client, GatewayName gateway, LocalDate last, Instant now) {
        return days.last(client, gateway)
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture(known.map(day -> day.plusDays(1)))
                        : ledger.first(client).map(first -> first.map(at -> LocalDate.ofInstant(at, BillDay.BEIJING))))
                .compose(next -> next.isEmpty() || next.get().isAfter(last)
                        ? Future.succeededFuture()
                        : days.open(client, new BillDay.Key(gateway, next.get()), last, now));
    }

    // ---- one of them ----

    private Future<Void> take(BillDay claimed) {
        return fetch(claimed.key())
                .compose(bill -> keep(claimed, bill.lines()))
                .compose(kept ->
                        kept ? prove(claimed).compose(clear -> compare(claimed, clear)) : Future.succeededFuture())
                .recover(cause -> later(claimed, cause));
    }

    private Future<Bill> fetch(BillDay.Key day) {
        return Optional.ofNullable(gateways.get(day.gateway()))
                .map(gateway -> gateway.bill(day.day()))
                .orElseGet(() -> Future.failedFuture(new GatewayRefused("not-configured")))
                .timeout(settings.lease().toMillis() / SHARE_OF_LEASE, TimeUnit.MILLISECONDS);
    }

    /** False when somebody else has the day by now. */
    private Future<Boolean> keep(BillDay claimed, List<Bill.Line> bill) {
        return tools.db()
                .tx(tx -> mine(tx, claimed)
                        .compose(mine -> mine
                                ? lines.keep(tx, claimed.key(), LineStore.keyed(bill))
                                        .map(true)
                                : Future.succeededFuture(false)));
    }

    private Future<Boolean> mine(SqlClient tx, BillDay claimed) {
        return days.hold(tx, claimed.key())
                .map(held -> held.filter(day ->
                                day.fetching().fence() == claimed.fetching().fence())
                        .isPresent());
    }

    /** Asks about what only the bill has, as far as the lease allows; whether everything was answered clearly. */
    private Future<Boolean> prove(BillDay claimed) {
        return tools.db()
                .read(client -> reconciliation.look(client, claimed.key()))
                .map(result -> result.findings().stream()
                        .filter(finding -> finding.ours().isEmpty() && finding.isAskable())
                        .flatMap(finding -> finding.payment().stream())
                        .distinct()
                        .toList())
                .compose(asked -> prove(asked, 0, now().plus(settings.lease().dividedBy(SHARE_OF_LEASE)), true));
    }

    private Future<Boolean> prove(List<PaymentKey> payments, int at, Instant until, boolean clear) {
        if (at == payments.size()) {
            return Future.succeededFuture(clear);
        }
        return at == settings.asks() || now().isAfter(until)
                ? Future.succeededFuture(false)
                : proving.prove(payments.get(at))
                        .compose(proof -> prove(payments, at + 1, until, clear && proof != Proof.UNCLEAR));
    }

    private Future<Void> compare(BillDay claimed, boolean clear) {
        Instant now = now();
        return tools.db()
                .tx(tx -> mine(tx, claimed)
                        .compose(mine -> mine
                                ? reconciliation
                                        .compare(tx, claimed.key(), now)
                                        .compose(changed ->
                                                compared(tx, claimed, clear).map(Optional.of(changed)))
                                : Future.succeededFuture(Optional.empty())))
                .compose(done -> tools.db().read(client -> days.reconsider(client, claimed.key(), now)))
                .onSuccess(done -> count(claimed, "compared"));
    }

    /** Lines about which the gateway did not answer are asked about again, as long as a bill is waited for. */
    private Future<Void> compared(SqlClient tx, BillDay claimed, boolean clear) {
        return clear || isOver(claimed)
                ? days.release(tx, claimed, BillDay.State.COMPARED, now(), "")
                : days.release(tx, claimed, BillDay.State.WAITING, next(claimed), "unclear");
    }

    // ---- those that are not there ----

    private Future<Void> later(BillDay claimed, Throwable cause) {
        String why = why(claimed, cause);
        count(claimed, why);
        if (!isOver(claimed)) {
            return release(claimed, BillDay.State.WAITING, next(claimed), why);
        }
        return cause instanceof BillNotReady ? withoutBill(claimed, why) : missing(claimed, why);
    }

    private Future<Void> missing(BillDay claimed, String why) {
        return release(claimed, BillDay.State.MISSING, now(), why);
    }

    /** No bill for days on end is an empty one where we have no money either; else somebody must look. */
    private Future<Void> withoutBill(BillDay claimed, String why) {
        return tools.db()
                .read(client -> reconciliation.look(client, claimed.key()))
                .compose(result -> result.findings().isEmpty() ? compare(claimed, true) : missing(claimed, why));
    }

    private Future<Void> release(BillDay claimed, BillDay.State to, Instant nextAt, String why) {
        return tools.db().read(client -> days.release(client, claimed, to, nextAt, why));
    }

    private boolean isOver(BillDay claimed) {
        return now().isAfter(claimed.key().end().plus(settings.readyAfter()).plus(settings.patience()));
    }

    /** Twice as long after each try, up to the longest. */
    private Instant next(BillDay claimed) {
        long doubled =
                1L << Math.min(MOST_DOUBLINGS, Math.max(0, claimed.fetching().attempts() - 1));
        Duration pause = settings.firstRetry().multipliedBy(doubled);
        return now().plus(pause.compareTo(settings.longestRetry()) < 0 ? pause : settings.longestRetry());
    }

    private static String why(BillDay claimed, Throwable cause) {
        if (cause instanceof BillNotReady notReady) {
            return notReady.code();
        }
        if (cause instanceof GatewayRefused refused) {
            return refused.code();
        }
        if (cause instanceof GatewayUnknown unknown) {
            return unknown.code();
        }
        LOG.warn("the bill {} could not be compared; it will be tried again", claimed.key(), cause);
        return cause.getClass().getSimpleName();
    }

    private void count(BillDay claimed, String outcome) {
        tools.metrics()
                .counter(
                        "fairgate.bill.days", "gateway", claimed.key().gateway().code(), "outcome", outcome)
                .increment();
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
