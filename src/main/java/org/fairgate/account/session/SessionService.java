package org.fairgate.account.session;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.Client;
import org.fairgate.account.base.Kit;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.config.SecuritySettings;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.http.SessionGuard;
import org.fairgate.platform.security.AccessTokens;
import org.fairgate.platform.security.Principal;

/** Begins, refreshes, lists and ends sign-ins of units and staff (R-ACC-9). */
public final class SessionService implements SessionGuard {
    /** How long the token before the present one may still be presented: two tabs, or an answer that was lost. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** A day's work: staff signs in anew each day. */
    private static final Duration STAFF_LIFE = Duration.ofHours(12);

    /** Long enough to choose a password and to set an authenticator app up. */
    private static final Duration UNFINISHED_LIFE = Duration.ofHours(1);

    /** Sign-ins that one account may have at once; the one unused for longest makes room. */
    private static final int MOST = 20;

    /** How much older than the last poll a revocation may be dated and still have been committed after it. */
    private static final Duration LATE_COMMIT = Duration.ofSeconds(90);

    private static final UUID NONE = new UUID(0, 0);

    private final SessionStore store = new SessionStore();
    private final Revocations revocations = new Revocations();
    private final Kit kit;
    private final AccessTokens tokens;
    private final AuditService audit;
    private final SessionCookies cookies;
    private final SecuritySettings settings;
    private volatile Instant polled = Instant.EPOCH;

    public SessionService(
            Kit kit, AccessTokens tokens, AuditService audit, SessionCookies cookies, SecuritySettings settings) {
        this.kit = kit;
        this.tokens = tokens;
        this.audit = audit;
        this.cookies = cookies;
        this.settings = settings;
    }

    /**
     * Begins a sign-in. The caller has checked the password in the same transaction.
     *
     * @param subject id of the unit or of the member of staff
     */
    public Future<Tokens> start(SqlClient tx, UUID subject, Role role, Client client) {
        return start(tx, subject, role, client, false);
    }

    /**
     * Begins a sign-in that is good for nothing but finishing it: for staff who have yet to replace a start password or
     * to enrol a second factor. The rest is as with {@link #start}.
     */
    public Future<Tokens> startUnfinished(SqlClient tx, UUID subject, Role role, Client client) {
        return start(tx, subject, role, client, true);
    }

    private Future<Tokens> start(SqlClient tx, UUID subject, Role role, Client client, boolean unfinished) {
        Instant now = kit.clock().instant();
        byte[] secret = new byte[32];
        kit.random().nextBytes(secret);
        Duration life = unfinished ? UNFINISHED_LIFE : role.isStaff() ? STAFF_LIFE : settings.refreshTokenLife();
        Family family = new Family(
                subject,
                kit.ids().next(),
                role,
                secret,
                1,
                now,
                Devices.describe(client.userAgent()),
                now.plus(life),
                unfinished,
                false);
        return store.insert(tx, family)
                .compose(inserted -> store.endOldest(tx, subject, MOST, now))
                .compose(ended -> store.revoke(tx, ended, now))
                .map(done -> issue(family));
    }

    /**
     * Exchanges a refresh token for new tokens; the rules stand in the package's contract. Fails with 401 {@code
     * account.session-ended}, which may just have ended the family because the token was a copy.
     */
    public Future<Tokens> refresh(String refreshToken) {
        return RefreshToken.parse(refreshToken)
                .map(token -> kit.db()
                        .tx(tx -> store.lock(tx, token.subject(), token.family())
                                .compose(found -> turn(tx, token, found)))
                        .map(this::settle))
                .orElseGet(() -> Future.failedFuture(AccountProblem.SESSION_ENDED.problem()));
    }

    private record Turn(Optional<Tokens> tokens, List<UUID> ended) {
        static final Turn REFUSED = new Turn(Optional.empty(), List.of());
    }

    private Tokens settle(Turn turn) {
        applyEnded(turn.ended());
        return turn.tokens().orElseThrow(AccountProblem.SESSION_ENDED::problem);
    }

    private Future<Turn> turn(SqlClient tx, RefreshToken token, Optional<Family> found) {
        Instant now = kit.clock().instant();
        Optional<Family> live = found.filter(family -> family.isLive(now))
                .filter(family -> token.isAuthentic(family.secret(), kit.index()))
                .filter(family -> token.generation() <= family.generation());
        if (live.isEmpty()) {
            return Future.succeededFuture(Turn.REFUSED);
        }
        Family family = live.get();
        if (token.generation() == family.generation()) {
            Family rotated = family.rotated(now);
            return store.rotate(tx, rotated)
                    .map(moved -> moved ? new Turn(Optional.of(issue(rotated)), List.of()) : Turn.REFUSED);
        }
        boolean sibling = token.generation() == family.generation() - 1
                && !now.isAfter(family.rotatedAt().plus(GRACE));
        return sibling
                ? Future.succeededFuture(new Turn(Optional.of(issue(family)), List.of()))
                : endCopied(tx, family, now);
    }

    private Future<Turn> endCopied(SqlClient tx, Family family, Instant now) {
        return store.endOne(tx, family.subject(), family.id(), now)
                .compose(ended -> store.revoke(tx, ended, now)
                        .compose(done -> audit.record(
                                tx, entry(family.subject(), family.role(), "system", "session.ended-copied-token")))
                        .map(done -> new Turn(Optional.empty(), ended)));
    }

    /** The caller's sign-ins that are alive, the last used first. */
    public Future<List<Session>> list(Principal caller) {
        return kit.db()
                .read(client -> store.list(
                        client, caller.subject(), caller.session(), kit.clock().instant()));
    }

    /** Signs the caller out here. */
    public Future<Void> end(Principal caller) {
        return endOne(caller, caller.session()).mapEmpty();
    }

    /** Signs the caller out elsewhere; fails with 404 {@code account.session-unknown} when it is no sign-in of theirs. */
    public Future<Void> end(Principal caller, UUID session) {
        return endOne(caller, session)
                .compose(ended -> ended.isEmpty()
                        ? Future.failedFuture(AccountProblem.SESSION_UNKNOWN.problem())
                        : Future.succeededFuture());
    }

    private Future<List<UUID>> endOne(Principal caller, UUID session) {
        Instant now = kit.clock().instant();
        return kit.db()
                .tx(tx -> store.endOne(tx, caller.subject(), session, now)
                        .compose(ended -> store.revoke(tx, ended, now).map(done -> ended)))
                .onSuccess(this::applyEnded);
    }

    /** Signs the caller out everywhere, here too. */
    public Future<Void> endAll(Principal caller) {
        String actor = (caller.role().isStaff() ? "staff:" : "unit:") + caller.subject();
        return kit.db()
                .tx(tx -> endAllBut(tx, caller.subject(), Optional.empty())
                        .compose(ended -> audit.record(
                                        tx, entry(caller.subject(), caller.role(), actor, "session.ended-everywhere"))
                                .map(done -> ended)))
                .onSuccess(this::applyEnded)
                .mapEmpty();
    }

    /**
     * Ends all sign-ins of a subject but one, in the transaction that changed the password. Hand the result to {@link
     * #applyEnded} after the commit; other nodes follow by themselves.
     */
    public Future<List<UUID>> endAllBut(SqlClient tx, UUID subject, Optional<UUID> kept) {
        Instant now = kit.clock().instant();
        return store.endAllBut(tx, subject, kept.orElse(NONE), now)
                .compose(ended -> store.revoke(tx, ended, now).map(done -> ended));
    }

    /** Makes this node refuse the access tokens of these sign-ins from now on. */
    public void applyEnded(List<UUID> ended) {
        revocations.add(ended, kit.clock().instant());
    }

    @Override
    public boolean isEnded(Principal principal) {
        return revocations.contains(principal.session());
    }

    @Override
    public Future<Optional<Renewed>> renew(String refreshToken, String clientAddress) {
        return refresh(refreshToken)
                .map(fresh -> Optional.of(new Renewed(fresh.principal(), cookies.put(Reply.noContent(), fresh))))
                .recover(cause -> cause instanceof Problem problem && problem.refusal() == AccountProblem.SESSION_ENDED
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(cause));
    }

    /**
     * Reads what other nodes have ended since the last round. Run it once before the node serves, then every {@code
     * security.revocationPoll}. While the database is away the node goes on with what it knows.
     */
    public Future<Void> runOnce() {
        Instant now = kit.clock().instant();
        Instant horizon = now.minus(longestAccess());
        Instant late = polled.minus(polled.equals(Instant.EPOCH) ? Duration.ZERO : LATE_COMMIT);
        return kit.db()
                .read(client -> store.revokedSince(client, late.isAfter(horizon) ? late : horizon))
                .map(found -> {
                    revocations.add(found);
                    revocations.forget(horizon);
                    polled = now;
                    return (Void) null;
                });
    }

    /** Removes sign-ins past their end and revocations of access tokens that are dead anyway; answers how many. */
    public Future<Integer> purge() {
        Instant now = kit.clock().instant();
        return kit.db()
                .read(client -> store.purgeRevocations(client, now.minus(longestAccess())))
                .compose(revoked -> kit.db()
                        .read(client -> store.purgeFamilies(client, now))
                        .map(families -> revoked + families));
    }

    private Duration longestAccess() {
        return tokens.life().plus(settings.clockLeeway().multipliedBy(2)).plus(LATE_COMMIT);
    }

    private Tokens issue(Family family) {
        Instant now = Instant.ofEpochSecond(kit.clock().instant().getEpochSecond());
        byte[] nonce = new byte[RefreshToken.NONCE_BYTES];
        kit.random().nextBytes(nonce);
        return new Tokens(
                new Principal(
                        family.subject(),
                        family.role(),
                        family.id(),
                        now,
                        now.plus(tokens.life()),
                        family.unfinished()),
                accessToken(family),
                RefreshToken.write(family, nonce, kit.index()),
                Duration.between(now, family.expiresAt()));
    }

    private String accessToken(Family family) {
        UUID id = kit.ids().next();
        return family.unfinished()
                ? tokens.issueUnfinished(family.subject(), family.role(), family.id(), id)
                : tokens.issue(family.subject(), family.role(), family.id(), id);
    }

    private static AuditEntry entry(UUID subject, Role role, String actor, String action) {
        UnitId chain = role.isStaff() ? AuditEntry.GLOBAL : new UnitId(subject);
        return new AuditEntry(chain, actor, action, subject.toString(), "", "", "");
    }
}
