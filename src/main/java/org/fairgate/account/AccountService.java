package org.fairgate.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.account.AccountStore.Credentials;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.AddressLimits;
import org.fairgate.account.base.Client;
import org.fairgate.account.base.Kit;
import org.fairgate.account.base.Login;
import org.fairgate.account.code.CodePurpose;
import org.fairgate.account.code.CodeService;
import org.fairgate.account.code.CodeTarget;
import org.fairgate.account.session.SessionService;
import org.fairgate.account.signup.CheckedSignUp;
import org.fairgate.account.signup.DelegationLookup;
import org.fairgate.account.signup.RecommendationLookup;
import org.fairgate.account.signup.Registration;
import org.fairgate.account.signup.SignUp;
import org.fairgate.account.signup.SignUpRules;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.Channel;
import org.fairgate.notice.Notice;
import org.fairgate.notice.NoticeKind;
import org.fairgate.notice.NoticeService;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.security.Passwords;

/** Creates accounts and tells what is in them (R-ACC-1 to R-ACC-6). */
public final class AccountService {
    private final Kit kit;
    private final AccountStore store;
    private final Parts parts;
    private final Lookups lookups;
    private final AddressLimits limits;

    /** What other features answer, and what they add to a sign-up. */
    public record Lookups(
            Registration registration,
            DelegationLookup delegations,
            RecommendationLookup recommendations,
            AfterSignUp afterSignUp) {}

    /** What another feature does with a new account, in the transaction of its sign-up. */
    @FunctionalInterface
    public interface AfterSignUp {
        /** Fails the whole sign-up when it fails. */
        Future<Void> run(SqlClient tx, Account account);
    }

    /** The services this one works with. */
    public record Parts(
            Passwords passwords,
            CodeService codes,
            SessionService sessions,
            AuditService audit,
            NoticeService notices) {}

    AccountService(Kit kit, AccountStore store, Parts parts, Lookups lookups, AddressLimits limits) {
        this.kit = kit;
        this.store = store;
        this.parts = parts;
        this.lookups = lookups;
        this.limits = limits;
    }

    /**
     * Creates an account and signs it in. Account, login names, used codes, sign-in, audit entry and notice are one
     * transaction.
     *
     * <p>Refuses while registration is closed ({@link Registration}), with 422 {@code account.invalid} (every wrong field in {@code errors[]}, wrong one-time codes included),
     * 409 {@code account.credit-code-taken} (argument and member {@code delegation}: the name of the delegation) or 409
     * {@code account.login-taken}. That a mobile or e-mail address has an account may be told here, and only here: its
     * owner has just proved by one-time codes that it is theirs. The account's owner gets a notice all the same.
     */
    public Future<SignedIn> signUp(SignUp form, Client client) {
        limits.take(client.address());
        lookups.registration().requireOpen();
        CheckedSignUp checked = SignUpRules.check(form);
        return looked(form)
                .compose(found -> codesFit(form, checked)
                        .compose(fit -> parts.passwords().hash(checked.password()))
                        .compose(hash -> kit.db().tx(tx -> create(tx, new Fresh(form, found, hash, checked), client))))
                .recover(cause -> explained(cause, form));
    }

    private record Found(Optional<DelegationLookup.Node> delegation, Optional<String> recommendation) {}

    private record Fresh(SignUp form, Found found, String hash, CheckedSignUp checked) {}

    private Future<Found> looked(SignUp form) {
        boolean domestic = form.region().equals("domestic");
        boolean recommended = !form.recommendationCode().isBlank();
        Future<Optional<DelegationLookup.Node>> delegation = domestic
                ? lookups.delegations().byCode(form.delegation().strip())
                : Future.succeededFuture(Optional.empty());
        Future<Optional<String>> recommendation = recommended
                ? lookups.recommendations().find(form.recommendationCode().strip())
                : Future.succeededFuture(Optional.empty());
        return Future.all(delegation, recommendation).map(both -> {
            List<FieldProblem> wrong = new ArrayList<>();
            if (domestic && delegation.result().isEmpty()) {
                wrong.add(new FieldProblem("/delegation", AccountProblem.DELEGATION_UNKNOWN));
            }
            if (recommended && recommendation.result().isEmpty()) {
                wrong.add(new FieldProblem("/recommendationCode", AccountProblem.RECOMMENDATION_UNKNOWN));
            }
            requireNone(wrong);
            return new Found(delegation.result(), recommendation.result());
        });
    }

    private Future<Void> codesFit(SignUp form, CheckedSignUp checked) {
        Future<Boolean> mobile = provedMobile(checked)
                .map(target -> parts.codes().check(CodePurpose.SIGN_UP, target, form.mobileCode()))
                .orElse(Future.succeededFuture(true));
        Future<Boolean> email =
                parts.codes().check(CodePurpose.SIGN_UP, CodeTarget.of(checked.email()), form.emailCode());
        return Future.all(mobile, email).map(both -> {
            requireNone(wrongCodes(mobile.result(), email.result()));
            return (Void) null;
        });
    }

    private static List<FieldProblem> wrongCodes(boolean mobileFits, boolean emailFits) {
        List<FieldProblem> wrong = new ArrayList<>();
        if (!mobileFits) {
            wrong.add(new FieldProblem("/mobileCode", AccountProblem.CODE_WRONG));
        }
        if (!emailFits) {
            wrong.add(new FieldProblem("/emailCode", AccountProblem.CODE_WRONG));
        }
        return wrong;
    }

    /** Overseas numbers get no SMS, so they are not proved. */
    private static Optional<CodeTarget> provedMobile(CheckedSignUp checked) {
        return checked.isDomestic() ? checked.mobile().map(CodeTarget::of) : Optional.empty();
    }

    private static void requireNone(List<FieldProblem> wrong) {
        if (!wrong.isEmpty()) {
            throw AccountProblem.INVALID.problem().errors(wrong);
        }
    }

    private Future<SignedIn> create(SqlClient tx, Fresh fresh, Client client) {
        Account account = account(fresh);
        UnitId unit = account.unit();
        return consume(tx, fresh)
                .compose(used -> claimAll(tx, fresh.checked().logins(), unit))
                .compose(claimed -> store.insert(tx, new Credentials(account, fresh.hash(), 1)))
                .compose(inserted -> lookups.afterSignUp().run(tx, account))
                .compose(registered -> parts.sessions().start(tx, unit.value(), Role.UNIT, client))
                .compose(tokens -> parts.notices()
                        .enqueue(tx, mail(account, NoticeKind.ACCOUNT_CREATED, "account-created:" + unit))
                        .compose(told -> parts.audit()
                                .record(
                                        tx,
                                        AccountEntries.byUnit(
                                                unit,
                                                "account.signed-up",
                                                account.kind().code())))
                        .map(done -> new SignedIn(tokens, account)));
    }

    private Account account(Fresh fresh) {
        CheckedSignUp checked = fresh.checked();
        return new Account(
                new UnitId(kit.ids().next()),
                checked.category(),
                checked.kind(),
                checked.creditCode(),
                checked.creditCode().filter(code -> !code.checkDigitFits()).isPresent(),
                checked.name(),
                fresh.found().delegation().map(DelegationLookup.Node::id),
                fresh.found().recommendation(),
                checked.mobile(),
                checked.email(),
                checked.language(),
                kit.clock().instant());
    }

    private Future<Void> consume(SqlClient tx, Fresh fresh) {
        Future<Boolean> mobile = provedMobile(fresh.checked())
                .map(target -> parts.codes()
                        .consume(tx, CodePurpose.SIGN_UP, target, fresh.form().mobileCode()))
                .orElse(Future.succeededFuture(true));
        return mobile.compose(mobileUsed -> parts.codes()
                        .consume(
                                tx,
                                CodePurpose.SIGN_UP,
                                CodeTarget.of(fresh.checked().email()),
                                fresh.form().emailCode())
                        .map(emailUsed -> wrongCodes(mobileUsed, emailUsed)))
                .map(wrong -> {
                    requireNone(wrong);
                    return (Void) null;
                });
    }

    private Future<Void> claimAll(SqlClient tx, List<Login> logins, UnitId unit) {
        Future<Void> chain = Future.succeededFuture();
        for (Login login : logins) {
            chain = chain.compose(done -> store.claim(tx, login, unit))
                    .compose(mine -> mine ? Future.succeededFuture() : Future.failedFuture(new Taken(login)));
        }
        return chain;
    }

    /** Inside {@link #signUp} only: another account has the login name. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Login login;

        Taken(Login login) {
            super("taken", null, false, false);
            this.login = login;
        }
    }

    private Future<SignedIn> explained(Throwable cause, SignUp form) {
        if (!(cause instanceof Taken taken)) {
            return Future.failedFuture(cause);
        }
        return kit.db()
                .read(client -> store.owner(client, taken.login)
                        .compose(owner -> owner.map(unit -> store.find(client, unit))
                                .orElse(Future.succeededFuture(Optional.empty()))))
                .compose(found -> found.map(credentials -> refuse(credentials.account(), taken.login, form))
                        .orElse(Future.failedFuture(AccountProblem.LOGIN_TAKEN.problem())));
    }

    private Future<SignedIn> refuse(Account owner, Login login, SignUp form) {
        if (login.kind() == Login.Kind.CREDIT_CODE) {
            return delegationName(owner, form)
                    .compose(name -> Future.failedFuture(
                            AccountProblem.CREDIT_CODE_TAKEN.problem(name).with("delegation", name)));
        }
        Notice notice = mail(
                owner,
                NoticeKind.SIGN_UP_ATTEMPTED,
                "sign-up-attempted:" + kit.ids().next());
        Problem taken =
                AccountProblem.LOGIN_TAKEN.problem().with("field", login.kind().code());
        return kit.db().tx(tx -> parts.notices().enqueue(tx, notice)).compose(told -> Future.failedFuture(taken));
    }

    private Future<String> delegationName(Account owner, SignUp form) {
        return owner.delegation()
                .map(id -> lookups.delegations()
                        .byId(id)
                        .map(found ->
                                found.map(node -> node.name(form.language())).orElse("-")))
                .orElse(Future.succeededFuture("-"));
    }

    static Notice mail(Account account, NoticeKind kind, String key) {
        return new Notice(
                account.unit(), Channel.MAIL, account.email().value(), kind, account.language(), Map.of(), key);
    }

    /** The unit's account; fails with 404 when there is none. */
    public Future<Account> account(UnitId unit) {
        return kit.db().read(client -> account(client, unit));
    }

    /** The same inside a transaction or read of the caller's. */
    public Future<Account> account(SqlClient client, UnitId unit) {
        return store.find(client, unit)
                .compose(found -> found.map(credentials -> Future.succeededFuture(credentials.account()))
                        .orElse(Future.failedFuture(HttpProblem.NOT_FOUND.problem())));
    }

    /** The accounts of these units with one statement; a unit without one is missing. */
    public Future<Map<UnitId, Account>> accounts(SqlClient client, Collection<UnitId> units) {
        return store.find(client, units)
                .map(found -> found.stream()
                        .map(Credentials::account)
                        .collect(Collectors.toMap(Account::unit, Function.identity())));
    }

    /** Whose login name this is, if anybody's. Not for routes that are open to everyone: it tells who has an account. */
    public Future<Optional<UnitId>> find(String login) {
        return kit.db().read(client -> store.owner(client, Login.parse(login)));
    }
}
