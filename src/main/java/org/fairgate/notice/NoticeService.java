package org.fairgate.notice;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.time.Ids;

/** The door to the outbox: features enqueue here, in the transaction of the cause (R-NOT-4). */
public final class NoticeService {
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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Instant> expires =
                notice.kind() == NoticeKind.VERIFICATION_CODE ? Optional.of(now.plus(codeLife)) : Optional.empty();
        return store.insert(tx, ids.next(), notice, now, expires);
    }

    /**
     * Gives a dead notice all its tries again.
     *
     * @return whether there was a dead notice of this id that still makes sense (a code past its life does not)
     */
    public Future<Boolean> replay(SqlClient tx, UUID noticeId) {
        return store.replay(tx, noticeId, clock.instant());
    }
}
