package org.fairgate.account.base;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import org.fairgate.platform.config.Settings;

/**
 * Slows password guessing down, per login name and for all nodes together (R-ACC-9). After some free tries every
 * further one has to wait, twice as long each time up to a bound; nothing is ever locked for good, and a correct
 * password after the wait works. A try is counted as a failure before the password is looked at, in one guarded
 * statement, so a thousand tries at once are still only as many as the limit allows.
 *
 * <p>Who is kept waiting by somebody else's guessing can reset the password by a one-time code, which clears the count.
 */
public final class SignInAttempts {
    private static final Duration MEMORY = Duration.ofHours(24);

    private final AttemptStore store = new AttemptStore();
    private final Kit kit;
    private final Settings.Limits limits;

    public SignInAttempts(Kit kit, Settings.Limits limits) {
        this.kit = kit;
        this.limits = limits;
    }

    /** Index under which guesses at a login name are counted. */
    public byte[] of(Login login) {
        return kit.index().of("attempt-" + login.kind().code(), login.value());
    }

    /** Index under which guesses of another kind are counted, such as codes of staff. */
    public byte[] of(String purpose, String value) {
        return kit.index().of("attempt-" + purpose, value);
    }

    /** Counts one try; fails with 429 and {@code Retry-After} while the name has to wait. */
    public Future<Void> begin(byte[] index) {
        Instant now = kit.clock().instant();
        var terms = new AttemptStore.Terms(
                now,
                now.minus(MEMORY),
                limits.passwordTries(),
                Math.toIntExact(limits.passwordFirstWait().toMillis()),
                limits.passwordLongestWait().toMillis());
        return kit.db()
                .read(client -> store.begin(client, index, terms))
                .compose(admitted -> admitted ? Future.succeededFuture() : refused(index, now));
    }

    private Future<Void> refused(byte[] index, Instant now) {
        return kit.db().read(client -> store.blockedUntil(client, index)).compose(until -> {
            long seconds = Duration.between(now, until.orElse(now)).toSeconds() + 1;
            return Future.failedFuture(AccountProblem.TOO_MANY_TRIES.problem().retryAfter((int) Math.max(1, seconds)));
        });
    }

    /** Forgets all failures: the password was right, or has been reset. */
    public Future<Void> clear(SqlClient tx, byte[] index) {
        return store.clear(tx, index);
    }

    /** Removes what no longer counts. */
    public Future<Integer> purge() {
        return kit.db().read(client -> store.purge(client, kit.clock().instant().minus(MEMORY)));
    }
}
