package org.fairgate.notice;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.time.Ids;

/** The door to the outbox: features enqueue here, in the transaction of the cause (R-NOT-4). */
public final class NoticeService {
    private static final int PURGED_AT_ONCE = 10_000;

    private final NoticeStore store;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration codeLife;

    /** @param codeLife how long a one-time code is worth sending */
    public NoticeService(FieldCipher cipher, Ids ids, InstantSource clock, Duration codeLife) {
        this.store = new NoticeStore(cipher);
        this.ids = ids;
        this.clock = clock;
        this.codeLife = codeLife;
    }

    /**
     * Puts the notice into the outbox; it is sent after the transaction has committed, and only then. Does nothing when
     * one of the same key was enqueued before.
     */
    public Future<Void> enqueue(SqlClient tx, Notice notice) {
        return enqueueAll(tx, List.of(notice));
    }

    /** The same for many notices of any units, with one statement. */
    public Future<Void> enqueueAll(SqlClient tx, List<Notice> notices) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<NoticeStore.Entry> entries = notices.stream()
                .map(notice -> new NoticeStore.Entry(ids.next(), notice, expiry(notice, now)))
                .toList();
        return entries.isEmpty() ? Future.succeededFuture() : store.insert(tx, entries, now);
    }

    private Optional<Instant> expiry(Notice notice, Instant now) {
        return notice.kind() == NoticeKind.VERIFICATION_CODE ? Optional.of(now.plus(codeLife)) : Optional.empty();
    }

    /**
     * Gives a dead notice all its tries again.
     *
     * @return whether there was a dead notice of this id that still makes sense (a code past its life does not)
     */
    public Future<Boolean> replay(SqlClient tx, UUID noticeId) {
        return store.replay(tx, noticeId, clock.instant());
    }

    /**
     * Notices that were given up, newest first.
     *
     * @param before only those older than this one; ties are broken by {@code beforeId}
     */
    public Future<List<DeadNotice>> dead(SqlClient client, Instant before, UUID beforeId, int limit) {
        return store.dead(client, before, beforeId, limit);
    }

    /** Whose notice this is and what has become of it. */
    public Future<Optional<Fate>> fate(SqlClient client, UUID noticeId) {
        return store.fate(client, noticeId);
    }

    /** One round of removing notices that were sent or given up so long ago, at most ten thousand; answers how many. */
    public Future<Integer> purge(SqlClient client, Duration kept) {
        return store.purge(client, clock.instant().minus(kept), PURGED_AT_ONCE);
    }

    /**
     * A notice that was given up.
     *
     * @param recipient masked
     * @param error why the last try failed
     * @param expires after this it makes no sense any more
     */
    public record DeadNotice(
            UUID id,
            UnitId unit,
            Channel channel,
            String recipient,
            NoticeKind kind,
            Language language,
            int attempts,
            String error,
            Instant createdAt,
            Optional<Instant> expires) {}

    /**
     * What has become of a notice.
     *
     * @param state {@code pending}, {@code sent}, {@code failed} or {@code dead}
     */
    public record Fate(UnitId unit, String state) {}
}
