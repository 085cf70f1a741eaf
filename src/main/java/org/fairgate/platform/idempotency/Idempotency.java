package org.fairgate.platform.idempotency;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.idempotency.Fingerprint.Keyed;
import org.fairgate.platform.idempotency.IdempotencyStore.Seen;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.time.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a request under a key happen once. Requests without a key cost nothing here. */
public final class Idempotency {
    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);

    /** The request is not right, or was not looked at: nothing has happened that would be worth keeping. */
    private static final Set<Integer> NOT_KEPT = Set.of(400, 401, 403, 408, 413, 415, 422, 428, 429);

    private static final int PURGED_AT_ONCE = 10_000;

    private final Tools tools;
    private final Settings.Idempotency settings;
    private final Fingerprint fingerprint;

    public Idempotency(Tools tools, Settings.Idempotency settings) {
        this.tools = tools;
        this.settings = settings;
        this.fingerprint = new Fingerprint(tools.vertx(), tools.index());
    }

    /** What it works with. */
    public record Tools(
            Vertx vertx,
            Db db,
            FieldCipher cipher,
            BlindIndex index,
            Ids ids,
            InstantSource clock,
            MeterRegistry metrics) {}

    /**
     * Answers the call by its endpoint, at most once for its key.
     *
     * <p>Fails as the endpoint does, and with 400 {@code idempotency.missing} or {@code idempotency.bad-key}, 409 {@code
     * idempotency.in-progress} (with {@code Retry-After}) or 422 {@code idempotency.other-request}.
     *
     * @param render makes the answer of a refusal that is kept
     */
    public Future<Reply> answer(Endpoint endpoint, Call call, Function<Problem, Reply> render) {
        Optional<String> key = Fingerprint.key(endpoint, call);
        return key.isEmpty()
                ? endpoint.answer().apply(call)
                : fingerprint.of(endpoint, call, key.get()).compose(keyed -> {
                    call.keep(Call.INTENT, keyed.intent());
                    return once(keyed, () -> endpoint.answer().apply(call), render);
                });
    }

    private Future<Reply> once(Keyed keyed, Supplier<Future<Reply>> work, Function<Problem, Reply> render) {
        Instant now = now();
        UUID claim = tools.ids().next();
        return tools.db()
                .read(client -> IdempotencyStore.claim(client, keyed, claim, now, now.plus(settings.lease())))
                .compose(ours -> ours ? run(new Claim(keyed, claim), work, render) : earlier(keyed));
    }

    private record Claim(Keyed keyed, UUID id) {}

    private Future<Reply> run(Claim claim, Supplier<Future<Reply>> work, Function<Problem, Reply> render) {
        count("executed");
        return Future.succeededFuture()
                .compose(begun -> work.get())
                .recover(cause -> cause instanceof Problem problem
                                && isKept(problem.refusal().status())
                        ? Future.succeededFuture(render.apply(problem))
                        : release(claim).compose(released -> Future.failedFuture(cause)))
                .compose(reply -> (isKept(reply.status()) ? keep(claim, reply) : release(claim)).map(reply));
    }

    private static boolean isKept(int status) {
        return status < 500 && !NOT_KEPT.contains(status);
    }

    private Future<Void> keep(Claim claim, Reply reply) {
        byte[] sealed = KeptAnswer.seal(tools.cipher(), claim.keyed(), reply);
        return tools.db()
                .read(client -> IdempotencyStore.keep(client, claim.keyed(), claim.id(), sealed))
                .<Void>mapEmpty()
                .recover(cause ->
                        unwritten("an answer could not be kept; its key stays taken until the lease ends", cause));
    }

    private Future<Void> release(Claim claim) {
        return tools.db()
                .read(client -> IdempotencyStore.release(client, claim.keyed(), claim.id()))
                .recover(cause -> unwritten("a key could not be released before its lease ends", cause));
    }

    /** The use case has had its outcome, which the caller is told all the same. */
    private Future<Void> unwritten(String what, Throwable cause) {
        count("unwritten");
        LOG.warn("{}: {}", what, cause.toString());
        return Future.succeededFuture();
    }

    private Future<Reply> earlier(Keyed keyed) {
        return tools.db().read(client -> IdempotencyStore.seen(client, keyed)).map(seen -> replayed(keyed, seen));
    }

    private Reply replayed(Keyed keyed, Optional<Seen> seen) {
        if (seen.isPresent() && !MessageDigest.isEqual(seen.get().request(), keyed.request())) {
            count("other-request");
            throw IdempotencyProblem.OTHER_REQUEST.problem();
        }
        byte[] answer = seen.flatMap(Seen::answer).orElseThrow(() -> {
            count("in-progress");
            return IdempotencyProblem.IN_PROGRESS.problem().retryAfter(1);
        });
        count("replayed");
        return KeptAnswer.open(tools.cipher(), keyed, answer);
    }

    /** One round of forgetting keys past {@code idempotency.kept}, at most some ten thousand; answers how many. */
    public Future<Integer> purge() {
        Instant now = now();
        return tools.db()
                .read(client -> IdempotencyStore.purge(client, now.minus(settings.kept()), now, PURGED_AT_ONCE));
    }

    private void count(String outcome) {
        tools.metrics()
                .counter("fairgate.idempotency.requests", "outcome", outcome)
                .increment();
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
