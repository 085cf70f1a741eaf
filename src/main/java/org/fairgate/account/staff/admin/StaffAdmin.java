package org.fairgate.account.staff.admin;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.Kit;
import org.fairgate.account.base.SignInAttempts;
import org.fairgate.account.session.SessionService;
import org.fairgate.account.staff.NewStaff;
import org.fairgate.account.staff.Staff;
import org.fairgate.account.staff.StaffService;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.delegation.DelegationService;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.security.Passwords;

/** Administers staff accounts, for organisers (R-ORG). */
public final class StaffAdmin {
    private final Kit kit;
    private final StaffAdminStore store = new StaffAdminStore();
    private final Parts parts;
    private final DelegationService delegations;

    /** The services this one works with. */
    public record Parts(
            StaffService staff,
            Passwords passwords,
            SessionService sessions,
            AuditService audit,
            SignInAttempts attempts) {}

    public StaffAdmin(Kit kit, Parts parts, DelegationService delegations) {
        this.kit = kit;
        this.parts = parts;
        this.delegations = delegations;
    }

    /**
     * A page of accounts.
     *
     * @param next username that the next page begins after; empty on the last page
     * @param total how many match
     */
    public record Page(List<StaffAccount> accounts, Optional<String> next, int total) {
        public Page {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * An account with a start password, which is known only here and now.
     *
     * @param startPassword to be handed over in person; replaced at the first sign-in
     */
    public record Handover(StaffAccount account, String startPassword) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Handover[" + account.staff().id() + "]";
        }
    }

    /** Accounts in the order of their usernames, from behind one on. */
    public Future<Page> list(StaffFilter filter, String after, int limit) {
        return kit.db()
                .read(client -> store.page(client, filter, after, limit + 1)
                        .compose(found -> store.count(client, filter).map(total -> page(found, limit, total))));
    }

    /** One more than asked for was read, to see whether there is a next page. */
    private static Page page(List<StaffAccount> found, int limit, int total) {
        boolean more = found.size() > limit;
        List<StaffAccount> shown = more ? found.subList(0, limit) : found;
        return new Page(shown, more ? Optional.of(shown.get(limit - 1).staff().username()) : Optional.empty(), total);
    }

    /** One account, active or not; fails with 404 {@code account.staff-unknown}. */
    public Future<StaffAccount> find(StaffId id) {
        return kit.db().read(client -> present(client, id));
    }

    private Future<StaffAccount> present(SqlClient client, StaffId id) {
        return store.find(client, id).map(found -> found.orElseThrow(AccountProblem.STAFF_UNKNOWN::problem));
    }

    /**
     * Makes an account with a start password. Fails with 422 {@code account.invalid} and what is wrong field by field, or
     * 409 {@code account.staff-username-taken}.
     */
    public Future<Handover> create(String username, StaffForm typed, StaffId actor) {
        List<FieldProblem> wrong = new ArrayList<>();
        String name = username.strip().toLowerCase(Locale.ROOT);
        if (!NewStaff.isUsername(name)) {
            wrong.add(new FieldProblem("/username", AccountProblem.STAFF_USERNAME_FORMAT));
        }
        Optional<StaffForm.Checked> form = typed.checked(delegations, wrong);
        if (!wrong.isEmpty() || form.isEmpty()) {
            return Future.failedFuture(AccountProblem.INVALID.problem().errors(wrong));
        }
        String password = StartPasswords.next(kit.random());
        StaffForm.Checked right = form.get();
        NewStaff wanted =
                new NewStaff(name, right.displayName(), password, right.role(), right.scope(), Optional.empty(), true);
        return parts.staff()
                .create(wanted, "staff:" + actor)
                .recover(StaffAdmin::atItsField)
                .compose(staff -> find(staff.id()))
                .map(account -> new Handover(account, password));
    }

    private static Future<Staff> atItsField(Throwable cause) {
        boolean taken = cause instanceof Problem problem && problem.refusal() == AccountProblem.STAFF_USERNAME_TAKEN;
        return Future.failedFuture(
                taken
                        ? AccountProblem.STAFF_USERNAME_TAKEN
                                .problem()
                                .errors(List.of(new FieldProblem("/username", AccountProblem.STAFF_USERNAME_TAKEN)))
                        : cause);
    }

    /** The version of an account that a change is based on. */
    public record Version(StaffId id, long version) {}

    /**
     * Changes name, role and scope; another role or scope ends the account's sign-ins. Fails with 422 {@code
     * account.invalid}, 404 {@code account.staff-unknown}, 412 {@code account.staff-stale}, or 409 {@code
     * account.staff-self} or {@code account.staff-last-organiser}.
     */
    public Future<StaffAccount> change(Version based, StaffForm typed, StaffId actor) {
        List<FieldProblem> wrong = new ArrayList<>();
        Optional<StaffForm.Checked> form = typed.checked(delegations, wrong);
        return form.isEmpty()
                ? Future.failedFuture(AccountProblem.INVALID.problem().errors(wrong))
                : settled(kit.db().tx(tx -> changed(tx, based, form.get(), actor)));
    }

    /** What a change left, and whose sign-ins it ended. */
    private record Outcome(StaffAccount account, List<UUID> ended) {}

    private Future<StaffAccount> settled(Future<Outcome> change) {
        return change.map(outcome -> {
            parts.sessions().applyEnded(outcome.ended());
            return outcome.account();
        });
    }

    private Future<Outcome> changed(SqlClient tx, Version based, StaffForm.Checked form, StaffId actor) {
        return store.holdOrganisers(tx)
                .compose(organisers -> present(tx, based.id())
                        .compose(now -> now.version() == based.version()
                                ? Future.succeededFuture(now)
                                : Future.failedFuture(stale(now)))
                        .map(now -> form.role() == now.staff().role() ? now : leaving(now, organisers, actor)))
                .compose(now -> store.change(tx, based.id(), based.version(), form)
                        .compose(done -> done ? Future.succeededFuture() : staleNow(tx, based.id()))
                        .compose(done -> audited(
                                tx,
                                actor,
                                based.id(),
                                new Move("staff.changed", place(now.staff()).place(), form.place())))
                        .compose(done -> isElsewhere(now.staff(), form) ? ended(tx, based.id()) : none()))
                .compose(ended -> present(tx, based.id()).map(after -> new Outcome(after, ended)));
    }

    private static Problem stale(StaffAccount now) {
        return AccountProblem.STAFF_STALE.problem().with("currentVersion", now.version());
    }

    private Future<Void> staleNow(SqlClient tx, StaffId id) {
        return present(tx, id).compose(now -> Future.failedFuture(stale(now)));
    }

    private static StaffForm.Checked place(Staff staff) {
        return new StaffForm.Checked(staff.displayName(), staff.role(), staff.scope());
    }

    private static boolean isElsewhere(Staff staff, StaffForm.Checked form) {
        return staff.role() != form.role() || !staff.scope().equals(form.scope());
    }

    /** Refuses what would leave nobody to administer, or is done to oneself; else the account. */
    private static StaffAccount leaving(StaffAccount account, List<StaffId> organisers, StaffId actor) {
        StaffId id = account.staff().id();
        if (id.equals(actor)) {
            throw AccountProblem.STAFF_SELF.problem();
        }
        if (account.active() && account.staff().role() == Role.ORGANISER && organisers.equals(List.of(id))) {
            throw AccountProblem.STAFF_LAST_ORGANISER.problem();
        }
        return account;
    }

    /**
     * Switches an account off and ends its sign-ins; nothing happens when it is off. Fails with 404 {@code
     * account.staff-unknown}, or 409 {@code account.staff-self} or {@code account.staff-last-organiser}.
     */
    public Future<StaffAccount> deactivate(StaffId id, StaffId actor) {
        return settled(kit.db()
                .tx(tx -> store.holdOrganisers(tx)
                        .compose(organisers -> present(tx, id).map(now -> leaving(now, organisers, actor)))
                        .compose(now -> store.switched(tx, id, false))
                        .compose(was -> was
                                ? audited(tx, actor, id, new Move("staff.deactivated", "active", "inactive"))
                                        .compose(done -> ended(tx, id))
                                : none())
                        .compose(ended -> present(tx, id).map(after -> new Outcome(after, ended)))));
    }

    /** Switches an account on again, with the password it had; nothing happens when it is on. */
    public Future<StaffAccount> reactivate(StaffId id, StaffId actor) {
        return kit.db()
                .tx(tx -> present(tx, id)
                        .compose(now -> store.switched(tx, id, true))
                        .compose(was -> was
                                ? audited(tx, actor, id, new Move("staff.reactivated", "inactive", "active"))
                                : Future.succeededFuture())
                        .compose(done -> present(tx, id)));
    }

    /**
     * Gives an account a new start password, ends its sign-ins, and forgets wrong tries. Fails with 404 {@code
     * account.staff-unknown} or 409 {@code account.staff-self}.
     *
     * @param secondFactor whether the second factor is taken away too, for whoever has lost it
     */
    public Future<Handover> resetPassword(StaffId id, boolean secondFactor, StaffId actor) {
        if (id.equals(actor)) {
            return Future.failedFuture(AccountProblem.STAFF_SELF.problem());
        }
        String password = StartPasswords.next(kit.random());
        String what = secondFactor ? "with second factor" : "";
        return settled(parts.passwords()
                        .hash(password)
                        .compose(hash -> kit.db()
                                .tx(tx -> present(tx, id)
                                        .compose(now -> store.reset(tx, id, hash, secondFactor)
                                                .compose(done -> forgiven(tx, now.staff())))
                                        .compose(done ->
                                                audited(tx, actor, id, new Move("staff.password-reset", "", what)))
                                        .compose(done -> ended(tx, id))
                                        .compose(ended -> present(tx, id).map(after -> new Outcome(after, ended))))))
                .map(account -> new Handover(account, password));
    }

    private Future<Void> forgiven(SqlClient tx, Staff staff) {
        return parts.attempts().clear(tx, parts.attempts().of("staff", staff.username()));
    }

    private Future<List<UUID>> ended(SqlClient tx, StaffId id) {
        return parts.sessions().endAllBut(tx, id.value(), Optional.empty());
    }

    private static Future<List<UUID>> none() {
        return Future.succeededFuture(List.of());
    }

    private record Move(String action, String from, String to) {}

    private Future<Void> audited(SqlClient tx, StaffId actor, StaffId id, Move move) {
        return parts.audit()
                .record(
                        tx,
                        new AuditEntry(
                                AuditEntry.GLOBAL,
                                "staff:" + actor,
                                move.action(),
                                "staff:" + id,
                                move.from(),
                                move.to(),
                                ""));
    }
}
