package org.fairgate.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.account.AccountStore.Credentials;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.Client;
import org.fairgate.account.base.Kit;
import org.fairgate.account.base.Login;
import org.fairgate.account.base.PasswordRules;
import org.fairgate.account.code.CodePurpose;
import org.fairgate.account.code.CodeTarget;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.Channel;
import org.fairgate.notice.Notice;
import org.fairgate.notice.NoticeKind;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.security.Principal;

/** Changes and resets passwords (R-ACC-9). Either ends every other sign-in and tells the owner. */
public final class PasswordService {
    private final Kit kit;
    private final AccountStore store;
    private final AccountService.Parts parts;
    private final SignInService.Limits limits;

    PasswordService(Kit kit, AccountStore store, AccountService.Parts parts, SignInService.Limits limits) {
        this.kit = kit;
        this.store = store;
        this.parts = parts;
        this.limits = limits;
    }

    /**
     * A forgotten password, proved by a code to a contact on file.
     *
     * @param login as typed
     * @param channel on which the code came
     */
    public record Reset(String login, Channel channel, String code, String newPassword) {
        /** Without its contents. */
        @Override
        public String toString() {
            return "Reset[" + channel + "]";
        }
    }

    /**
     * Sets a new password by a one-time code, ends all sign-ins, and clears the wait of earlier wrong passwords. Fails
     * with 422 {@code account.invalid} ({@code /newPassword} or {@code /code} in {@code errors[]}); an account that does not
     * exist is a wrong code.
     */
    public Future<Void> reset(Reset reset, Client client) {
        limits.addresses().take(client.address());
        require("/newPassword", PasswordRules.check(reset.newPassword(), List.of(reset.login())));
        Login login = Login.parse(reset.login());
        CodeTarget target = CodeTarget.of(reset.channel(), login);
        return parts.codes()
                .check(CodePurpose.PASSWORD_RESET, target, reset.code())
                .compose(fits -> fits ? owner(login) : Future.failedFuture(wrongCode()))
                .compose(account -> parts.passwords()
                        .hash(reset.newPassword())
                        .compose(hash -> kit.db()
                                .tx(tx -> parts.codes()
                                        .consume(tx, CodePurpose.PASSWORD_RESET, target, reset.code())
                                        .compose(used -> used
                                                ? limits.attempts()
                                                        .clear(
                                                                tx,
                                                                limits.attempts()
                                                                        .of(login))
                                                : Future.failedFuture(wrongCode()))
                                        .compose(cleared -> renew(tx, account, hash, Renewal.RESET)))))
                .map(this::settle);
    }

    private Future<Credentials> owner(Login login) {
        return kit.db()
                .read(client -> store.owner(client, login)
                        .compose(owner -> owner.map(unit -> store.find(client, unit))
                                .orElse(Future.succeededFuture(Optional.empty()))))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(wrongCode())));
    }

    private static Problem wrongCode() {
        return AccountProblem.INVALID.problem().errors(List.of(new FieldProblem("/code", AccountProblem.CODE_WRONG)));
    }

    /**
     * Changes the caller's password and ends every other sign-in; the caller's own goes on. Fails with 422 {@code
     * account.invalid} ({@code /oldPassword} or {@code /newPassword}), 429 {@code account.too-many-tries}, or 409 {@code
     * account.password-changed-meanwhile}.
     */
    public Future<Void> change(Principal caller, String oldPassword, String newPassword) {
        UnitId unit = caller.unit();
        byte[] attempt = limits.attempts().of("old-password", unit.toString());
        return kit.db()
                .read(client -> store.find(client, unit))
                .map(found -> found.orElseThrow(HttpProblem.NOT_FOUND::problem))
                .compose(old -> {
                    require("/newPassword", PasswordRules.check(newPassword, names(old.account())));
                    return limits.attempts()
                            .begin(attempt)
                            .compose(admitted -> parts.passwords().verify(oldPassword, old.passwordHash()))
                            .compose(fits -> fits ? parts.passwords().hash(newPassword) : oldIsWrong())
                            .compose(hash -> kit.db()
                                    .tx(tx -> limits.attempts()
                                            .clear(tx, attempt)
                                            .compose(cleared ->
                                                    renew(tx, old, hash, Renewal.changedBy(caller.session())))));
                })
                .map(this::settle);
    }

    private static Future<String> oldIsWrong() {
        return Future.failedFuture(AccountProblem.INVALID
                .problem()
                .errors(List.of(new FieldProblem("/oldPassword", AccountProblem.OLD_PASSWORD_WRONG))));
    }

    private record Renewal(String action, Optional<UUID> keptSession) {
        static final Renewal RESET = new Renewal("account.password-reset", Optional.empty());

        static Renewal changedBy(UUID session) {
            return new Renewal("account.password-changed", Optional.of(session));
        }
    }

    private Future<List<UUID>> renew(SqlClient tx, Credentials old, String hash, Renewal renewal) {
        UnitId unit = old.account().unit();
        return store.changePassword(tx, old, hash, kit.clock().instant())
                .compose(changed -> changed
                        ? parts.sessions().endAllBut(tx, unit.value(), renewal.keptSession())
                        : Future.failedFuture(AccountProblem.PASSWORD_CHANGED_MEANWHILE.problem()))
                .compose(ended -> tell(tx, old.account())
                        .compose(told -> parts.audit().record(tx, AccountEntries.byUnit(unit, renewal.action(), "")))
                        .map(done -> ended));
    }

    /** By mail, and by SMS where that goes: whoever got hold of one of them does not keep it quiet. */
    private Future<Void> tell(SqlClient tx, Account account) {
        String key = "password-changed:" + kit.ids().next();
        Future<Void> mailed =
                parts.notices().enqueue(tx, AccountService.mail(account, NoticeKind.PASSWORD_CHANGED, key));
        Optional<Mobile> number =
                account.mobile().filter(mobile -> account.category().region() == Region.DOMESTIC);
        return number.map(mobile -> mailed.compose(done -> parts.notices()
                        .enqueue(
                                tx,
                                new Notice(
                                        account.unit(),
                                        Channel.SMS,
                                        mobile.e164(),
                                        NoticeKind.PASSWORD_CHANGED,
                                        account.language(),
                                        Map.of(),
                                        key + ":sms"))))
                .orElse(mailed);
    }

    private Void settle(List<UUID> ended) {
        parts.sessions().applyEnded(ended);
        return (Void) null;
    }

    private static List<String> names(Account account) {
        List<String> names = new ArrayList<>();
        account.creditCode().map(CreditCode::value).ifPresent(names::add);
        account.mobile().map(Mobile::e164).ifPresent(names::add);
        names.add(account.email().value());
        return names;
    }

    private static void require(String pointer, Optional<AccountProblem> problem) {
        problem.ifPresent(wrong -> {
            throw AccountProblem.INVALID.problem().errors(List.of(new FieldProblem(pointer, wrong)));
        });
    }
}
