package org.fairgate.notice.desk;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.NoticeService;
import org.fairgate.notice.NoticeService.DeadNotice;
import org.fairgate.notice.NoticeService.Fate;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;

/** Use cases of the desk. */
public final class NoticeDesk {
    private final Db db;
    private final NoticeService notices;
    private final Journal journal;

    public NoticeDesk(Db db, NoticeService notices, Journal journal) {
        this.db = db;
        this.notices = notices;
        this.journal = journal;
    }

    /** Writes the audit trail. */
    @FunctionalInterface
    public interface Journal {
        /** In the transaction of the replay, as its last statement. */
        Future<Void> replayed(SqlClient tx, UUID staff, UnitId unit, UUID notice);
    }

    /** A page of notices that were given up, newest first. */
    Future<Paged<DeadNotice>> dead(Cursor before, int limit) {
        return db.read(client -> notices.dead(client, before.at(), before.id(), limit + 1))
                .map(found -> Paged.cut(found, limit, last -> new Cursor(last.createdAt(), last.id())));
    }

    /**
     * Gives a dead notice all its tries again. Fails with 404 when there is none of this id, 409 {@code notice.not-dead}
     * (with {@code state}) or 409 {@code notice.expired}.
     */
    Future<Void> replay(UUID staff, UUID notice) {
        return db.tx(tx -> notices.replay(tx, notice)
                .compose(replayed -> notices.fate(tx, notice).map(fate -> required(replayed, fate)))
                .compose(fate -> journal.replayed(tx, staff, fate.unit(), notice)));
    }

    private static Fate required(boolean replayed, Optional<Fate> found) {
        Fate fate = found.orElseThrow(() -> HttpProblem.NOT_FOUND.problem());
        if (replayed) {
            return fate;
        }
        Problem refused = fate.state().equals("dead")
                ? NoticeProblem.EXPIRED.problem()
                : NoticeProblem.NOT_DEAD.problem().with("state", fate.state());
        throw refused;
    }
}
