package org.fairgate.account.staff;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.AddressLimits;
import org.fairgate.account.base.Client;
import org.fairgate.account.base.Kit;
import org.fairgate.account.base.SignInAttempts;
import org.fairgate.account.session.SessionService;
import org.fairgate.account.session.Tokens;
import org.fairgate.account.staff.StaffStore.Credentials;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.delegation.Scope;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.Passwords;

/** Makes staff accounts, signs them in and says what they may see. */
public final class StaffService {
    private static final int LONGEST_INPUT = 1_024;

    private final Kit kit;
    private final StaffStore store;
    private final Parts parts;
    private final Limits limits;
    private final StaffSelf self;
    private final boolean secondFactor;

    /** The services this one works with. */
    public record Parts(Passwords passwords, SessionService sessions, AuditService audit) {}

    /** The limits it shares with the door of units. */
    public record Limits(AddressLimits addresses, SignInAttempts attempts) {}

    /**
     * A member of staff who has just signed in; the principal of the tokens says whether the sign-in has yet to be
     * finished.
     */
    public record SignedInStaff(Tokens tokens, Staff staff) {}

    /**
     * What is typed at the staff's door.
     *
     * @param totp six digits; empty where no second factor is asked for
     */
    public record SignIn(String username, String password, String totp) {
        /** Without its contents. */
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    /** @param secondFactor as {@code security.staffTotp}: whoever has none yet can do nothing but enrol one */
    public StaffService(Kit kit, FieldCipher cipher, Parts parts, Limits limits, boolean secondFactor) {
        this.kit = kit;
        this.store = new StaffStore(cipher);
        this.parts = parts;
        this.limits = limits;
        this.secondFactor = secondFactor;
        this.self = new StaffSelf(kit, store, parts, limits, this::begin);
    }

    /** What a member of staff does to the own account. */
    public StaffSelf self() {
        return self;
    }

    /** Makes an account, audited; fails with 409 {@code account.staff-username-taken}. The caller chose the password. */
    public Future<Staff> create(NewStaff wanted, String actor) {
        Staff staff = new Staff(
                new StaffId(kit.ids().next()), wanted.username(), wanted.displayName(), wanted.role(), wanted.scope());
        return parts.passwords()
                .hash(wanted.password())
                .map(hash -> new Credentials(staff, hash, wanted.totpSecret(), 0, wanted.startPassword()))
                .compose(fresh -> kit.db()
                        .tx(tx -> store.insert(tx, fresh, kit.clock().instant())
                                .compose(made -> made
                                        ? parts.audit()
                                                .record(
                                                        tx,
                                                        entry(
                                                                staff.id(),
                                                                actor,
                                                                "staff.created",
                                                                staff.role().code()))
                                        : Future.failedFuture(AccountProblem.STAFF_USERNAME_TAKEN.problem()))))
                .map(done -> staff);
    }

    /**
     * Signs in. Whatever is wrong (name, password, second factor, an account switched off) is one and the same 401 {@code
     * account.sign-in-failed}; waits as for units. The second factor is asked of everybody who has one; the sign-in is
     * unfinished while a start password is to be replaced or, where one is asked for, a factor to be enrolled.
     */
    public Future<SignedInStaff> signIn(SignIn typed, Client client) {
        limits.addresses().take(client.address());
        if (typed.password().length() > LONGEST_INPUT || typed.username().length() > LONGEST_INPUT) {
            return Future.failedFuture(AccountProblem.SIGN_IN_FAILED.problem());
        }
        String username = typed.username().strip().toLowerCase(Locale.ROOT);
        byte[] attempt = limits.attempts().of("staff", username);
        return limits.attempts()
                .begin(attempt)
                .compose(admitted -> kit.db().read(reader -> store.byUsername(reader, username)))
                .compose(found -> verified(found, typed.password()))
                .compose(credentials -> kit.db()
                        .tx(tx -> store.hold(tx, credentials)
                                .compose(held ->
                                        held ? factor(tx, credentials, typed.totp()) : Future.succeededFuture(false))
                                .compose(passed -> passed ? limits.attempts().clear(tx, attempt) : failed())
                                .compose(cleared -> begin(tx, credentials, client))));
    }

    private Future<Credentials> verified(Optional<Credentials> found, String password) {
        return found.map(credentials -> parts.passwords().verify(password, credentials.passwordHash()))
                .orElseGet(() -> parts.passwords().verifyNothing(password))
                .compose(fits -> fits ? Future.succeededFuture(found.orElseThrow()) : failed());
    }

    private Future<Boolean> factor(SqlClient tx, Credentials credentials, String typed) {
        if (credentials.totpSecret().isEmpty()) {
            return Future.succeededFuture(true);
        }
        OptionalLong step = credentials
                .totpSecret()
                .map(secret -> Totp.match(secret, typed, kit.clock().instant(), credentials.lastStep()))
                .orElse(OptionalLong.empty());
        return step.isPresent()
                ? store.useStep(tx, credentials.staff().id(), step.getAsLong())
                : Future.succeededFuture(false);
    }

    private Future<SignedInStaff> begin(SqlClient tx, Credentials credentials, Client client) {
        Staff staff = credentials.staff();
        boolean unfinished = credentials.mustChangePassword() || isFactorMissing(credentials);
        Future<Tokens> started = unfinished
                ? parts.sessions().startUnfinished(tx, staff.id().value(), staff.role(), client)
                : parts.sessions().start(tx, staff.id().value(), staff.role(), client);
        return started.compose(tokens ->
                store.signedIn(tx, staff.id(), kit.clock().instant()).map(done -> new SignedInStaff(tokens, staff)));
    }

    private boolean isFactorMissing(Credentials credentials) {
        return secondFactor && credentials.totpSecret().isEmpty();
    }

    /** Whether everybody must have a second factor. */
    public boolean asksForSecondFactor() {
        return secondFactor;
    }

    private static <T> Future<T> failed() {
        return Future.failedFuture(AccountProblem.SIGN_IN_FAILED.problem());
    }

    /** The member of staff, while the account is active; fails with 404 otherwise. */
    public Future<Staff> staff(StaffId id) {
        return kit.db()
                .read(client -> store.byId(client, id))
                .map(found -> found.map(Credentials::staff).orElseThrow(HttpProblem.NOT_FOUND::problem));
    }

    /**
     * Whose units the member of staff may review (R-REV), as the account says at this moment. Fails with 403 {@code
     * http.forbidden} for roles that review nobody, and with 404 for an account switched off.
     */
    public Future<Scope> scope(StaffId id) {
        return staff(id).map(StaffService::scope);
    }

    private static Scope scope(Staff staff) {
        return switch (staff.role()) {
            case ORGANISER -> Scope.edition();
            case OVERSEAS_DESK -> Scope.overseas();
            case DELEGATION -> staff.scope().map(Scope::delegation).orElseThrow(HttpProblem.FORBIDDEN::problem);
            case SUB_DELEGATION -> staff.scope().map(Scope::subDelegation).orElseThrow(HttpProblem.FORBIDDEN::problem);
            default -> throw HttpProblem.FORBIDDEN.problem();
        };
    }

    /** The names of these members of staff, by which their colleagues know them; also of those who have left. */
    public Future<Map<StaffId, String>> names(SqlClient client, Collection<StaffId> ids) {
        return ids.isEmpty() ? Future.succeededFuture(Map.of()) : StaffStore.names(client, ids);
    }

    private static AuditEntry entry(StaffId id, String actor, String action, String to) {
        return new AuditEntry(AuditEntry.GLOBAL, actor, action, "staff:" + id, "", to, "");
    }
}
