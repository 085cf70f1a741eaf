package org.fairgate.notice;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fairgate.kernel.Language;
import org.fairgate.notice.NoticeQueue.Claim;
import org.fairgate.notice.NoticeQueue.Mark;
import org.fairgate.notice.NoticeQueue.Sealed;
import org.fairgate.platform.config.NoticeSettings;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.security.FieldCipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains one channel of the outbox, batch by batch. A batch is sent by a few lanes that take the next notice as soon as
 * they are free, so a slow one holds up nobody but its lane, and that no longer than {@code notice.sendTimeout}. Any
 * number of dispatchers on any number of nodes may run at once.
 */
public final class NoticeDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDispatcher.class);
    private static final int SECONDS_BETWEEN_COUNTS = 10;

    private final Office office;
    private final NoticeSettings settings;
    private final NoticeSender sender;
    private final NoticeQueue queue;
    private final NoticeMetrics metrics;
    private final Backoff backoff;
    private volatile Instant counted = Instant.MIN;
    private volatile boolean stopping;

    public NoticeDispatcher(Office office, NoticeSettings settings, NoticeSender sender) {
        this.office = office;
        this.settings = settings;
        this.sender = sender;
        this.queue = new NoticeQueue(sender.channel());
        this.metrics = new NoticeMetrics(office.metrics(), sender.channel(), office.clock());
        this.backoff = new Backoff(settings.firstRetry(), settings.longestRetry(), office.random());
    }

    /**
     * Claims one batch, sends it and writes down what became of it.
     *
     * @return whether the batch was full, so that more is likely to wait; fails when the database does not answer
     */
    public Future<Boolean> runOnce() {
        return count().compose(counted -> claim())
                .compose(claims -> sendAll(claims).map(done -> claims.size() == settings.batch()));
    }

    /** From now on claims that were not sent yet are given back; what is being sent is finished and marked. */
    public void stop() {
        stopping = true;
    }

    private Future<List<Claim>> claim() {
        Instant now = now();
        return office.db().read(client -> queue.claim(client, now, now.plus(settings.lease()), settings.batch()));
    }

    private Future<Void> sendAll(List<Claim> claims) {
        Queue<Claim> left = new ArrayDeque<>(claims);
        return Future.join(IntStream.range(0, settings.parallel())
                        .mapToObj(lane -> drain(left))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> drain(Queue<Claim> left) {
        Claim next;
        synchronized (left) {
            next = left.poll();
        }
        return next == null
                ? Future.succeededFuture()
                : handle(next).recover(cause -> leave(next, cause)).compose(done -> drain(left));
    }

    private Future<Void> handle(Claim claim) {
        Instant now = now();
        boolean tooLate = now.isAfter(claim.leaseUntil().minus(settings.sendTimeout()));
        if (stopping || tooLate) {
            return office.db().read(client -> queue.giveBack(client, claim));
        }
        if (claim.expires().filter(end -> !end.isAfter(now)).isPresent()) {
            return mark(claim, Mark.expired(now));
        }
        if (claim.attempts() > settings.attempts()) {
            // each of these tries ended without a word: the notice may be what kills its workers
            return mark(claim, Mark.dead(now, "workers lost"));
        }
        return Future.succeededFuture(claim)
                .compose(this::send)
                .compose(outcome -> mark(claim, markOf(claim, outcome)));
    }

    /** What stands in the row cannot be read, or the gateway code failed: both are a try like any other. */
    private Future<Outcome> send(Claim claim) {
        return Future.succeededFuture(claim)
                .map(this::open)
                .compose(sender::send)
                .timeout(settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause ->
                        Future.succeededFuture(Outcome.retry(cause.getClass().getSimpleName())));
    }

    private Mark markOf(Claim claim, Outcome outcome) {
        Instant now = now();
        return switch (outcome.result()) {
            case SENT -> Mark.sent(now);
            case REFUSED -> Mark.dead(now, outcome.cause());
            case RETRY ->
                claim.attempts() >= settings.attempts()
                        ? Mark.dead(now, outcome.cause())
                        : Mark.failed(later(now, claim, outcome), outcome.cause());
        };
    }

    private Instant later(Instant now, Claim claim, Outcome outcome) {
        Instant byBackoff = now.plus(backoff.after(claim.attempts()));
        Instant byGateway = now.plus(outcome.pause());
        return byBackoff.isAfter(byGateway) ? byBackoff : byGateway;
    }

    private Future<Void> mark(Claim claim, Mark mark) {
        return office.db()
                .read(client -> queue.mark(client, claim, mark))
                .onSuccess(ours -> metrics.count(ours ? mark.state() : "stale"))
                .mapEmpty();
    }

    /** The database did not take the result. The lease will run out and somebody sends the notice again. */
    private Future<Void> leave(Claim claim, Throwable cause) {
        LOG.warn("notice {} could not be marked; it may be sent again", claim.id(), cause);
        return Future.succeededFuture();
    }

    private Letter open(Claim claim) {
        UUID id = claim.id();
        Sealed sealed = claim.sealed();
        NoticeKind kind = NoticeKind.of(sealed.kind());
        Language language = Language.parse(sealed.language());
        String recipient = office.cipher()
                .decryptText(
                        NoticeStore.recipientContext(id), sealed.recipient().getBytes());
        Map<String, String> parameters = parameters(office.cipher()
                .decryptText(
                        NoticeStore.parametersContext(id), sealed.parameters().getBytes()));
        Letter.Words words = new Letter.Words(
                office.words().subject(kind, language), office.words().body(kind, language, parameters));
        return new Letter(id, recipient, kind, language, parameters, words);
    }

    private static Map<String, String> parameters(String json) {
        return new JsonObject(json)
                .stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    private Future<Void> count() {
        Instant now = now();
        if (counted.isAfter(now.minusSeconds(SECONDS_BETWEEN_COUNTS))) {
            return Future.succeededFuture();
        }
        counted = now;
        return office.db().read(queue::depth).onSuccess(metrics::see).mapEmpty();
    }

    private Instant now() {
        return office.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What a dispatcher works with.
     *
     * @param db the outbox is here
     * @param clock nodes agree on it to within a few seconds: leases are compared with it
     * @param random for the spread of retries; safe for use by many threads
     */
    public record Office(
            Db db,
            FieldCipher cipher,
            NoticeWords words,
            InstantSource clock,
            RandomGenerator random,
            MeterRegistry metrics) {}
}
