package org.fairgate.account.staff;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Problem;

/** Names who was first, where two of the staff decide on one thing at once: people know their colleagues by name. */
public final class Colleagues {
    /** Member of a refusal: the name of who decided. */
    public static final String NAME = "decidedByName";

    /** Member of a refusal: when they did. */
    public static final String AT = "decidedAt";

    private static final String BY = "decidedBy";

    private final Db db;

    public Colleagues(Db db) {
        this.db = db;
    }

    /** The refusal with who decided, and when, as far as that is known. */
    public static Problem first(Problem refusal, Optional<StaffId> by, Optional<Instant> at) {
        Problem dated = at.map(when -> refusal.with(AT, when)).orElse(refusal);
        return by.map(staff -> dated.with(BY, staff.toString())).orElse(dated);
    }

    /** The same failure; a refusal that says who decided says their name as well. */
    public <T> Future<T> named(Throwable cause) {
        if (!(cause instanceof Problem problem) || !(problem.members().get(BY) instanceof String id)) {
            return Future.failedFuture(cause);
        }
        StaffId by = StaffId.parse(id);
        return db.read(client -> StaffStore.names(client, List.of(by)))
                .compose(names -> Future.failedFuture(problem.with(NAME, names.getOrDefault(by, ""))));
    }
}
