package org.fairgate.account;

import io.vertx.core.Future;
import java.util.Optional;
import org.fairgate.account.AccountStore.Credentials;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.AddressLimits;
import org.fairgate.account.base.Client;
import org.fairgate.account.base.Kit;
import org.fairgate.account.base.Login;
import org.fairgate.account.base.SignInAttempts;
import org.fairgate.account.session.SessionService;
import org.fairgate.account.session.Tokens;
import org.fairgate.kernel.Role;
import org.fairgate.platform.security.Passwords;

/**
 * Signs units in by login name and password (R-ACC-9). A login name without account takes the same steps as one with: the
 * same limits and statements, a hash of the same cost, the same answer.
 */
public final class SignInService {
    private static final int LONGEST_PASSWORD = 1_024;

    private final Kit kit;
    private final AccountStore store;
    private final Passwords passwords;
    private final SessionService sessions;
    private final Limits limits;

    /** Both layers of limits. */
    public record Limits(AddressLimits addresses, SignInAttempts attempts) {}

    SignInService(Kit kit, AccountStore store, Passwords passwords, SessionService sessions, Limits limits) {
        this.kit = kit;
        this.store = store;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
    }

    /**
     * Signs in.
     *
     * <p>Fails with 401 {@code account.sign-in-failed} for anything that is wrong, 429 {@code account.too-many-tries} while
     * the login name has to wait, 429 {@code http.too-many-requests} when the address has tried too often; both with
     * {@code Retry-After}.
     */
    public Future<SignedIn> signIn(String login, String password, Client client) {
        limits.addresses().take(client.address());
        if (password.length() > LONGEST_PASSWORD) {
            return Future.failedFuture(AccountProblem.SIGN_IN_FAILED.problem());
        }
        Login name = Login.parse(login);
        byte[] attempt = limits.attempts().of(name);
        return limits.attempts()
                .begin(attempt)
                .compose(admitted -> find(name))
                .compose(found -> verified(found, password))
                .compose(credentials -> start(credentials, attempt, client)
                        .compose(signedIn -> rehashed(credentials, password).map(done -> signedIn)));
    }

    private Future<Optional<Credentials>> find(Login name) {
        return kit.db()
                .read(client -> store.owner(client, name)
                        .compose(owner -> owner.map(unit -> store.find(client, unit))
                                .orElseGet(() -> store.find(client, NOBODY))));
    }

    /** Looked for when there is no account, so that the number of statements is the same. */
    private static final org.fairgate.kernel.id.UnitId NOBODY =
            new org.fairgate.kernel.id.UnitId(new java.util.UUID(0, 0));

    private Future<Credentials> verified(Optional<Credentials> found, String password) {
        Future<Boolean> fits = found.map(credentials -> passwords.verify(password, credentials.passwordHash()))
                .orElseGet(() -> passwords.verifyNothing(password));
        return fits.compose(fit -> fit
                ? Future.succeededFuture(found.orElseThrow())
                : Future.failedFuture(AccountProblem.SIGN_IN_FAILED.problem()));
    }

    private Future<SignedIn> start(Credentials verified, byte[] attempt, Client client) {
        Account account = verified.account();
        Future<Tokens> started = kit.db()
                .tx(tx -> store.holdPassword(tx, verified)
                        .compose(held -> held
                                ? limits.attempts().clear(tx, attempt)
                                : Future.failedFuture(AccountProblem.SIGN_IN_FAILED.problem()))
                        .compose(cleared -> sessions.start(tx, account.unit().value(), Role.UNIT, client)));
        return started.map(tokens -> new SignedIn(tokens, account));
    }

    private Future<Void> rehashed(Credentials verified, String password) {
        return passwords.isOutdated(verified.passwordHash())
                ? passwords
                        .hash(password)
                        .compose(fresh -> kit.db().read(client -> store.rehash(client, verified, fresh)))
                : Future.succeededFuture();
    }
}
