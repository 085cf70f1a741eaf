package org.fairgate.account;

import io.vertx.core.Future;
import org.fairgate.account.base.SignInAttempts;
import org.fairgate.account.code.CodeService;
import org.fairgate.account.session.SessionService;

/** Removes what has expired: codes, counts of codes and of wrong passwords, sign-ins, revocations. */
public final class Housekeeping {
    private final CodeService codes;
    private final SessionService sessions;
    private final SignInAttempts attempts;

    Housekeeping(CodeService codes, SessionService sessions, SignInAttempts attempts) {
        this.codes = codes;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    /** One round, at most some ten thousand rows of each; answers how many. Once a minute on any node is enough. */
    public Future<Integer> runOnce() {
        return codes.purge()
                .compose(gone -> sessions.purge().map(more -> gone + more))
                .compose(gone -> attempts.purge().map(more -> gone + more));
    }
}
