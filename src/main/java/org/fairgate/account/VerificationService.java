package org.fairgate.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.AddressLimits;
import org.fairgate.account.base.Client;
import org.fairgate.account.base.Kit;
import org.fairgate.account.base.Login;
import org.fairgate.account.code.CodePurpose;
import org.fairgate.account.code.CodeService;
import org.fairgate.account.code.CodeTarget;
import org.fairgate.account.signup.Registration;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.Channel;
import org.fairgate.platform.http.FieldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one-time codes on request (R-ACC-6). For a forgotten password the answer is given as soon as the request is
 * counted; whether there is an account is looked up, and the message written, after that, so that neither what is answered
 * nor when depends on it.
 */
public final class VerificationService {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationService.class);

    private final Kit kit;
    private final AccountStore store;
    private final CodeService codes;
    private final AddressLimits limits;
    private final Registration registration;
    private final Set<Future<Void>> underWay = ConcurrentHashMap.newKeySet();

    VerificationService(
            Kit kit, AccountStore store, CodeService codes, AddressLimits limits, Registration registration) {
        this.kit = kit;
        this.store = store;
        this.codes = codes;
        this.limits = limits;
        this.registration = registration;
    }

    /**
     * What is asked for.
     *
     * @param target at sign-up the number (mainland) or address; for a forgotten password the login name
     */
    public record Request(CodePurpose purpose, Channel channel, String target, Language language) {
        /** Without the target. */
        @Override
        public String toString() {
            return "Request[" + purpose + ", " + channel + "]";
        }
    }

    /**
     * Counts the request and sees to the message. Fails with 422 {@code account.invalid} ({@code /target}), with 409 {@code
     * edition.not-open} for a sign-up while registration is closed, 429 {@code
     * account.code-too-often} for the target or 429 {@code http.too-many-requests} for the address, both with {@code
     * Retry-After}.
     */
    public Future<Void> request(Request request, Client client) {
        limits.take(client.address());
        return request.purpose() == CodePurpose.SIGN_UP ? signUp(request) : passwordReset(request);
    }

    private Future<Void> signUp(Request request) {
        registration.requireOpen();
        Contact contact = contact(request);
        var message = new CodeService.Message(new UnitId(kit.ids().next()), contact.recipient(), request.language());
        return kit.db()
                .tx(tx -> codes.take(tx, contact.target())
                        .compose(taken -> deliver(
                                tx, CodePurpose.SIGN_UP, new Delivery(contact.target(), contact.target(), message))));
    }

    private record Contact(CodeTarget target, String recipient) {}

    private static Contact contact(Request request) {
        try {
            if (request.channel() == Channel.SMS) {
                Mobile mobile = Mobile.parse(request.target());
                return new Contact(CodeTarget.of(mobile), mobile.e164());
            }
            EmailAddress email = EmailAddress.parse(request.target());
            return new Contact(CodeTarget.of(email), email.value());
        } catch (InvalidValue e) {
            AccountProblem format =
                    request.channel() == Channel.SMS ? AccountProblem.MOBILE_FORMAT : AccountProblem.EMAIL_FORMAT;
            throw AccountProblem.INVALID.problem().errors(List.of(new FieldProblem("/target", format)));
        }
    }

    private Future<Void> passwordReset(Request request) {
        Login login = Login.parse(request.target());
        CodeTarget target = CodeTarget.of(request.channel(), login);
        return kit.db().tx(tx -> codes.take(tx, target)).onSuccess(taken -> {
            Future<Void> delivery = deliver(login, target);
            underWay.add(delivery);
            delivery.onFailure(cause -> LOG.error("a password reset code could not be written", cause))
                    .onComplete(done -> underWay.remove(delivery));
        });
    }

    private Future<Void> deliver(Login login, CodeTarget target) {
        return kit.db()
                .tx(tx -> store.owner(tx, login)
                        .compose(owner -> owner.map(unit -> store.find(tx, unit))
                                .orElse(Future.succeededFuture(Optional.empty())))
                        .map(found -> found.flatMap(credentials -> onFile(credentials.account(), target)))
                        .compose(contact -> contact.map(on -> deliver(
                                        tx,
                                        CodePurpose.PASSWORD_RESET,
                                        new Delivery(target, on.target(), on.message())))
                                .orElseGet(() -> codes.pretend(tx, CodePurpose.PASSWORD_RESET, target))));
    }

    /** A code asked for by one name that goes to a contact, which may be the same. */
    private record Delivery(CodeTarget asked, CodeTarget contact, CodeService.Message message) {}

    /** What has gone to the contact by other names counts too (R-ACC-6); when that is enough, nobody is told. */
    private Future<Void> deliver(SqlClient tx, CodePurpose purpose, Delivery to) {
        CodeTarget delivered = to.contact().delivered();
        return codes.tryTake(tx, delivered)
                .compose(allowed -> allowed
                        ? codes.send(tx, purpose, to.asked(), to.message())
                        : codes.pretend(tx, purpose, delivered));
    }

    private record OnFile(CodeTarget target, CodeService.Message message) {}

    private static Optional<OnFile> onFile(Account account, CodeTarget target) {
        if (target.channel() == Channel.MAIL) {
            return Optional.of(new OnFile(
                    CodeTarget.of(account.email()),
                    message(account, account.email().value())));
        }
        return account.mobile()
                .filter(mobile -> account.category().region() == Region.DOMESTIC)
                .map(mobile -> new OnFile(CodeTarget.of(mobile), message(account, mobile.e164())));
    }

    private static CodeService.Message message(Account account, String recipient) {
        return new CodeService.Message(account.unit(), recipient, account.language());
    }

    /** Completes when the messages under way are written: for an orderly stop, and for tests. */
    public Future<Void> drain() {
        return Future.join(List.copyOf(underWay)).transform(done -> Future.succeededFuture());
    }
}
