package org.fairgate.simulator.pay.notice;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;

/** Sends notices, and sends them again until they are answered rightly. Safe for any thread. */
public final class NoticeSender {
    private static final int CONNECTIONS = 64;
    private static final int MOST_WAITING = 20_000;
    private static final int LONGEST_ANSWER = 2000;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** A notice that is held back for the next one goes at the latest after this time. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(30);

    private final WebClient client;
    private final InstantSource clock;
    private final Agenda agenda;
    private final NoticeBook book;
    private final Pace pace;
    private final Deque<Job> held = new ArrayDeque<>();
    private volatile Detour detour = new Detour("", "");

    /** Sends by a client of its own; what is to be done later goes into the agenda. */
    public NoticeSender(Vertx vertx, InstantSource clock, Agenda agenda, NoticeBook book, Pace pace) {
        WebClientOptions options = new WebClientOptions()
                .setFollowRedirects(false)
                .setUserAgent("fairgate-simulator")
                .setConnectTimeout((int) CONNECT.toMillis());
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING);
        this.client = WebClient.create(vertx, options, pool);
        this.clock = clock;
        this.agenda = agenda;
        this.book = book;
        this.pace = pace;
    }

    /** Addresses that begin so lead elsewhere. */
    private record Detour(String from, String to) {
        String url(String url) {
            return !from.isEmpty() && url.startsWith(from) ? to + url.substring(from.length()) : url;
        }
    }

    /** Notices for addresses that begin so go elsewhere, as a name does that leads to some machine. */
    public void detour(String from, String to) {
        detour = new Detour(from, to);
    }

    private record Job(Notice notice, Protocol protocol, PrivateKey signer) {}

    /**
     * Sends a notice.
     *
     * @param plan what goes wrong with it
     * @param stranger the key for a forged one
     * @return the notice after its first answer; at once if it is lost or sent later
     */
    public Future<Notice> send(
            Event event, Protocol protocol, Optional<FaultPlan> plan, Supplier<PrivateKey> stranger) {
        Optional<PayFault> fault = plan.map(FaultPlan::fault);
        Notice notice = book.keep(new Notice(event, Notice.Standing.UNDER_WAY, List.of()));
        PrivateKey signer = fault.equals(Optional.of(PayFault.FORGED)) ? stranger.get() : protocol.key();
        Job job = new Job(notice, protocol, signer);
        return fault.map(struck -> switch (struck) {
                    case LOST -> Future.succeededFuture(book.change(notice, lost -> lost.as(Notice.Standing.LOST)));
                    case DELAYED ->
                        later(job, clock.instant().plus(plan.orElseThrow().delay()));
                    case REORDERED -> hold(job);
                    case DUPLICATE -> Future.join(first(job), attempt(job)).map(both -> now(notice));
                    default -> first(job);
                })
                .orElseGet(() -> first(job));
    }

    /** Sends a notice that is not the gateway's own: signed with a stranger's key, once. */
    public Future<Notice> forge(Event event, Protocol protocol, PrivateKey stranger) {
        Notice notice = book.keep(new Notice(event, Notice.Standing.GIVEN_UP, List.of()));
        return attempt(new Job(notice, protocol, stranger));
    }

    /** Sends a notice once more, outside its schedule. */
    public Future<Notice> repeat(Notice notice, Protocol protocol) {
        return attempt(new Job(notice, protocol, protocol.key()));
    }

    /** Closes its connections. */
    public void close() {
        client.close();
    }

    /** The first sending; those that were held back for it follow. */
    private Future<Notice> first(Job job) {
        return scheduled(job)
                .compose(sent -> Future.join(
                                takeHeld().stream().map(this::scheduled).toList())
                        .map(others -> sent));
    }

    private Future<Notice> hold(Job job) {
        synchronized (held) {
            held.addLast(job);
        }
        boolean unused = agenda.at(
                clock.instant().plus(LONGEST_HOLD),
                () -> Future.join(takeHeld().stream().map(this::scheduled).toList()));
        return Future.succeededFuture(job.notice());
    }

    private List<Job> takeHeld() {
        synchronized (held) {
            List<Job> all = List.copyOf(held);
            held.clear();
            return all;
        }
    }

    private Future<Notice> later(Job job, Instant due) {
        boolean noted = agenda.at(due, () -> first(job));
        return Future.succeededFuture(noted ? job.notice() : giveUp(job));
    }

    /** One sending of the schedule, and a note of the next one if it is needed. */
    private Future<Notice> scheduled(Job job) {
        return attempt(job).map(sent -> sent.standing() == Notice.Standing.UNDER_WAY ? scheduleNext(job, sent) : sent);
    }

    private Notice scheduleNext(Job job, Notice sent) {
        int sendings = sent.sendings().size();
        List<Duration> gaps = job.protocol().gaps();
        boolean over = sendings > gaps.size() || sendings >= pace.mostSendings();
        if (over) {
            return giveUp(job);
        }
        Instant due = clock.instant().plus(pace.gap(gaps.get(sendings - 1)));
        return agenda.at(due, () -> isAnswered(job) ? Future.succeededFuture() : scheduled(job)) ? sent : giveUp(job);
    }

    private boolean isAnswered(Job job) {
        return now(job.notice()).standing() == Notice.Standing.ACCEPTED;
    }

    private Notice giveUp(Job job) {
        return book.change(job.notice(), notice -> notice.as(Notice.Standing.GIVEN_UP));
    }

    private Notice now(Notice notice) {
        return book.find(notice.event().id()).orElse(notice);
    }

    private Future<Notice> attempt(Job job) {
        Wire wire = job.protocol().write(job.notice().event(), job.signer());
        Instant at = clock.instant();
        return post(wire, job.protocol().patience())
                .map(answer -> new Notice.Sending(at, wire, answer.statusCode(), text(answer)))
                .recover(none ->
                        Future.succeededFuture(new Notice.Sending(at, wire, 0, String.valueOf(none.getMessage()))))
                .map(sending ->
                        book.change(job.notice(), notice -> notice.with(sending, standing(job, notice, sending))));
    }

    private static Notice.Standing standing(Job job, Notice notice, Notice.Sending sending) {
        return sending.status() > 0 && job.protocol().accepts(sending.status(), sending.answer())
                ? Notice.Standing.ACCEPTED
                : notice.standing();
    }

    private Future<HttpResponse<Buffer>> post(Wire wire, Duration patience) {
        try {
            HttpRequest<Buffer> request = client.postAbs(detour.url(wire.url()))
                    .timeout(patience.toMillis())
                    .putHeaders(MultiMap.caseInsensitiveMultiMap().addAll(wire.headers()));
            return request.sendBuffer(Buffer.buffer(wire.body()))
                    .timeout(patience.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (RuntimeException badAddress) {
            return Future.failedFuture(badAddress);
        }
    }

    private static String text(HttpResponse<Buffer> answer) {
        String body = Optional.ofNullable(answer.bodyAsString()).orElse("");
        return body.length() <= LONGEST_ANSWER ? body : body.substring(0, LONGEST_ANSWER);
    }
}
