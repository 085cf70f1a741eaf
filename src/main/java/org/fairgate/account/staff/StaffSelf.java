package org.fairgate.account.staff;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.Client;
import org.fairgate.account.base.Kit;
import org.fairgate.account.base.PasswordRules;
import org.fairgate.account.staff.StaffService.SignedInStaff;
import org.fairgate.account.staff.StaffStore.Credentials;
import org.fairgate.account.staff.StaffStore.Pending;
import org.fairgate.audit.AuditEntry;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.security.Principal;

/**
 * What a member of staff does to the own account: a new password, a second factor. Either ends every sign-in of the
 * account and begins a new one, which is finished as soon as nothing is left to do.
 */
public final class StaffSelf {
    private static final int SECRET_BYTES = 20;

    private final Kit kit;
    private final StaffStore store;
    private final StaffService.Parts parts;
    private final StaffService.Limits limits;
    private final Beginning beginning;

    /** Begins a sign-in, finished or not, as the account says. */
    @FunctionalInterface
    interface Beginning {
        Future<SignedInStaff> begin(SqlClient tx, Credentials credentials, Client client);
    }

    StaffSelf(Kit kit, StaffStore store, StaffService.Parts parts, StaffService.Limits limits, Beginning beginning) {
        this.kit = kit;
        this.store = store;
        this.parts = parts;
        this.limits = limits;
        this.beginning = beginning;
    }

    /**
     * The own account.
     *
     * @param mustChangePassword whether the password was chosen by somebody else
     * @param secondFactor whether one is enrolled
     * @param begun the secret that has yet to be confirmed by a code
     */
    public record Me(Staff staff, boolean mustChangePassword, boolean secondFactor, Optional<Enrolment> begun) {}

    /** The caller's own account; fails with 404 once it is switched off. */
    public Future<Me> me(Principal caller) {
        return kit.db()
                .read(client -> credentials(client, caller)
                        .compose(own -> store.pending(client, own.staff().id())
                                .map(pending -> new Me(
                                        own.staff(),
                                        own.mustChangePassword(),
                                        own.totpSecret().isPresent(),
                                        pending.map(begun -> Enrolment.of(own.staff(), begun.secret()))))));
    }

    private Future<Credentials> credentials(SqlClient client, Principal caller) {
        return store.byId(client, new StaffId(caller.subject()))
                .map(found -> found.orElseThrow(HttpProblem.NOT_FOUND::problem));
    }

    /**
     * Changes the password. Fails with 422 {@code account.invalid} ({@code /oldPassword} or {@code /newPassword}), 429
     * {@code account.too-many-tries}, or 409 {@code account.password-changed-meanwhile}.
     */
    public Future<SignedInStaff> changePassword(Principal caller, Passwords typed, Client client) {
        byte[] attempt =
                limits.attempts().of("staff-old-password", caller.subject().toString());
        return kit.db()
                .read(reader -> credentials(reader, caller))
                .compose(own -> checked(own, typed)
                        .compose(fine -> limits.attempts().begin(attempt))
                        .compose(admitted -> parts.passwords().verify(typed.old(), own.passwordHash()))
                        .compose(fits -> fits ? parts.passwords().hash(typed.fresh()) : oldIsWrong())
                        .compose(hash -> kit.db()
                                .tx(tx -> limits.attempts()
                                        .clear(tx, attempt)
                                        .compose(cleared -> store.changePassword(tx, own, hash))
                                        .compose(StaffSelf::mustBeMine)
                                        .compose(done -> renewed(tx, caller, client, "staff.password-changed")))))
                .map(this::settled);
    }

    /** The password so far and the new one, as typed. */
    public record Passwords(String old, String fresh) {
        /** Without its contents. */
        @Override
        public String toString() {
            return "Passwords";
        }
    }

    private static Future<Void> checked(Credentials own, Passwords typed) {
        Optional<AccountProblem> wrong = PasswordRules.check(
                        typed.fresh(), List.of(own.staff().username()))
                .or(() -> typed.fresh().equals(typed.old())
                        ? Optional.of(AccountProblem.PASSWORD_UNCHANGED)
                        : Optional.empty());
        return wrong.map(problem -> Future.<Void>failedFuture(invalid("/newPassword", problem)))
                .orElseGet(Future::succeededFuture);
    }

    private static Future<String> oldIsWrong() {
        return Future.failedFuture(invalid("/oldPassword", AccountProblem.OLD_PASSWORD_WRONG));
    }

    private static Future<Void> mustBeMine(boolean changed) {
        return changed
                ? Future.succeededFuture()
                : Future.failedFuture(AccountProblem.PASSWORD_CHANGED_MEANWHILE.problem());
    }

    /**
     * Begins to enrol a second factor, in place of one begun before; it counts only after {@link #confirm}. Whoever has one
     * already proves it by a code of it. Fails with 409 {@code account.staff-password-first}, 422 {@code account.invalid}
     * ({@code /totp}) or 429 {@code account.too-many-tries}.
     *
     * @param code of the factor enrolled so far; empty when there is none
     */
    public Future<Enrolment> enrol(Principal caller, String code) {
        byte[] attempt = factorAttempt(caller);
        byte[] secret = new byte[SECRET_BYTES];
        kit.random().nextBytes(secret);
        return kit.db()
                .read(reader -> credentials(reader, caller))
                .compose(own -> own.mustChangePassword()
                        ? Future.failedFuture(AccountProblem.STAFF_PASSWORD_FIRST.problem())
                        : admitted(own, attempt).map(own))
                .compose(own -> kit.db()
                        .tx(tx -> proved(tx, own, code, attempt)
                                .compose(proved -> store.pend(tx, own.staff().id(), secret))
                                .map(done -> Enrolment.of(own.staff(), secret))));
    }

    private byte[] factorAttempt(Principal caller) {
        return limits.attempts().of("staff-factor", caller.subject().toString());
    }

    private Future<Void> admitted(Credentials own, byte[] attempt) {
        return own.totpSecret().isPresent() ? limits.attempts().begin(attempt) : Future.succeededFuture();
    }

    private Future<Void> proved(SqlClient tx, Credentials own, String code, byte[] attempt) {
        if (own.totpSecret().isEmpty()) {
            return Future.succeededFuture();
        }
        OptionalLong step = Totp.match(own.totpSecret().get(), code, kit.clock().instant(), own.lastStep());
        return step.isEmpty()
                ? codeIsWrong()
                : store.useStep(tx, own.staff().id(), step.getAsLong())
                        .compose(used -> used ? limits.attempts().clear(tx, attempt) : codeIsWrong());
    }

    /**
     * Makes the secret begun count, proved by a code of it. Fails with 409 {@code account.factor-not-begun}, 422 {@code
     * account.invalid} ({@code /totp}) or 429 {@code account.too-many-tries}.
     */
    public Future<SignedInStaff> confirm(Principal caller, String code, Client client) {
        StaffId id = new StaffId(caller.subject());
        byte[] attempt = limits.attempts().of("staff-confirm", caller.subject().toString());
        return limits.attempts()
                .begin(attempt)
                .compose(admitted -> kit.db().read(reader -> store.pending(reader, id)))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(StaffSelf::notBegun))
                .compose(pending -> kit.db()
                        .tx(tx -> enrolled(tx, id, pending, code)
                                .compose(done -> limits.attempts().clear(tx, attempt))
                                .compose(done -> renewed(tx, caller, client, "staff.second-factor-enrolled"))))
                .map(this::settled);
    }

    private Future<Void> enrolled(SqlClient tx, StaffId id, Pending pending, String code) {
        OptionalLong step = Totp.match(pending.secret(), code, kit.clock().instant(), 0);
        return step.isEmpty()
                ? codeIsWrong()
                : store.enrol(tx, id, pending, step.getAsLong())
                        .compose(done ->
                                done ? Future.succeededFuture() : notBegun().mapEmpty());
    }

    private static Future<Pending> notBegun() {
        return Future.failedFuture(AccountProblem.FACTOR_NOT_BEGUN.problem());
    }

    private static Future<Void> codeIsWrong() {
        return Future.failedFuture(invalid("/totp", AccountProblem.FACTOR_CODE_WRONG));
    }

    /** A sign-in that began before the change is not trusted any more, the caller's own neither. */
    private record Renewed(List<UUID> ended, SignedInStaff signedIn) {}

    private Future<Renewed> renewed(SqlClient tx, Principal caller, Client client, String action) {
        String who = "staff:" + caller.subject();
        return parts.sessions()
                .endAllBut(tx, caller.subject(), Optional.empty())
                .compose(ended -> credentials(tx, caller)
                        .compose(now -> beginning.begin(tx, now, client))
                        .compose(signedIn -> parts.audit()
                                .record(tx, new AuditEntry(AuditEntry.GLOBAL, who, action, who, "", "", ""))
                                .map(done -> new Renewed(ended, signedIn))));
    }

    private SignedInStaff settled(Renewed renewed) {
        parts.sessions().applyEnded(renewed.ended());
        return renewed.signedIn();
    }

    private static Problem invalid(String pointer, AccountProblem problem) {
        return AccountProblem.INVALID.problem().errors(List.of(new FieldProblem(pointer, problem)));
    }
}
