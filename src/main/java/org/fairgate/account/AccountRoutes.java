package org.fairgate.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.Client;
import org.fairgate.account.code.CodePurpose;
import org.fairgate.account.session.SessionCookies;
import org.fairgate.account.session.Tokens;
import org.fairgate.account.signup.SignUp;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.notice.Channel;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** The JSON API of accounts; fields that are left out are empty. */
final class AccountRoutes {
    /** When a next code may be asked for, at the earliest. */
    private static final int RESEND_SECONDS = 60;

    private final Accounts services;
    private final SessionCookies cookies;
    private final Duration codeLife;

    AccountRoutes(Accounts services, SessionCookies cookies, Duration codeLife) {
        this.services = services;
        this.cookies = cookies;
        this.codeLife = codeLife;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/api/v1/accounts", Access.PUBLIC, this::signUp).with(IdempotencyRule.WITH_BODY),
                Endpoint.post("/api/v1/verification-codes", Access.PUBLIC, this::sendCode),
                Endpoint.post("/api/v1/sessions", Access.PUBLIC, this::signIn),
                Endpoint.post("/api/v1/password-resets", Access.PUBLIC, this::reset),
                Endpoint.get("/api/v1/account", Access.UNIT, this::account),
                Endpoint.put("/api/v1/account/password", Access.UNIT, this::changePassword));
    }

    record SignUpBody(
            @Nullable String region,
            @Nullable String category,
            @Nullable String kind,
            @Nullable String creditCode,
            @Nullable Boolean creditCodeAsOnLicence,
            @Nullable String name,
            @Nullable String delegation,
            @Nullable String mobile,
            @Nullable String mobileCode,
            @Nullable String email,
            @Nullable String emailCode,
            @Nullable String password,
            @Nullable String recommendationCode,
            @Nullable String language) {}

    record CodeBody(
            @Nullable String channel,
            @Nullable String target,
            @Nullable String purpose) {}

    record CodeSent(long expiresInSeconds, int resendAfterSeconds) {}

    record SignInBody(
            @Nullable String login,
            @Nullable String password,
            @Nullable String transport) {}

    record ResetBody(
            @Nullable String login,
            @Nullable String channel,
            @Nullable String code,
            @Nullable String newPassword) {}

    record PasswordBody(
            @Nullable String oldPassword, @Nullable String newPassword) {}

    /** Tokens only where they travel in the body. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignedInBody(
            @Nullable String accessToken,
            String tokenType,
            long expiresInSeconds,
            @Nullable String refreshToken,
            AccountBody account) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountBody(
            String id,
            String region,
            String category,
            String kind,
            @Nullable String creditCode,
            boolean creditCodeDoubtful,
            String name,
            @Nullable String delegationId,
            @Nullable String recommendationCode,
            @Nullable String mobile,
            String email,
            String language,
            Instant createdAt) {}

    private Future<Reply> signUp(Call call) {
        SignUpBody body = call.json(SignUpBody.class);
        SignUp form = new SignUp(
                text(body.region()),
                text(body.category()),
                text(body.kind()),
                text(body.creditCode()),
                Boolean.TRUE.equals(body.creditCodeAsOnLicence()),
                text(body.name()),
                text(body.delegation()),
                text(body.mobile()),
                text(body.mobileCode()),
                text(body.email()),
                text(body.emailCode()),
                text(body.password()),
                text(body.recommendationCode()),
                language(body.language(), call));
        return services.accounts()
                .signUp(form, Client.of(call))
                .map(signedIn -> inBody(signedIn).withStatus(201));
    }

    private static Language language(@Nullable String code, Call call) {
        if (code == null || code.isBlank()) {
            return call.language();
        }
        try {
            return Language.parse(code);
        } catch (InvalidValue e) {
            throw invalid("/language");
        }
    }

    private Future<Reply> sendCode(Call call) {
        CodeBody body = call.json(CodeBody.class);
        var request = new VerificationService.Request(
                CodePurpose.find(text(body.purpose())).orElseThrow(() -> invalid("/purpose")),
                channel(text(body.channel())),
                text(body.target()),
                call.language());
        return services.verification()
                .request(request, Client.of(call))
                .map(counted -> Reply.json(202, new CodeSent(codeLife.toSeconds(), RESEND_SECONDS)));
    }

    private static Channel channel(String code) {
        return switch (code) {
            case "sms" -> Channel.SMS;
            case "mail" -> Channel.MAIL;
            default -> throw invalid("/channel");
        };
    }

    private Future<Reply> signIn(Call call) {
        SignInBody body = call.json(SignInBody.class);
        boolean byCookie = byCookie(text(body.transport()));
        return services.signIns()
                .signIn(text(body.login()), text(body.password()), Client.of(call))
                .map(signedIn -> byCookie ? inCookies(call, signedIn) : inBody(signedIn));
    }

    private static boolean byCookie(String transport) {
        return switch (transport) {
            case "", "body" -> false;
            case "cookie" -> true;
            default -> throw invalid("/transport");
        };
    }

    private Future<Reply> reset(Call call) {
        ResetBody body = call.json(ResetBody.class);
        var reset = new PasswordService.Reset(
                text(body.login()), channel(text(body.channel())), text(body.code()), text(body.newPassword()));
        return services.passwords().reset(reset, Client.of(call)).map(done -> Reply.noContent());
    }

    private Future<Reply> account(Call call) {
        return services.accounts().account(call.caller().unit()).map(account -> Reply.json(body(account)));
    }

    private Future<Reply> changePassword(Call call) {
        PasswordBody body = call.json(PasswordBody.class);
        return services.passwords()
                .change(call.caller(), text(body.oldPassword()), text(body.newPassword()))
                .map(done -> Reply.noContent());
    }

    private static Reply inBody(SignedIn signedIn) {
        Tokens tokens = signedIn.tokens();
        return Reply.json(new SignedInBody(
                tokens.accessToken(),
                "Bearer",
                tokens.expiresInSeconds(),
                tokens.refreshToken(),
                body(signedIn.account())));
    }

    private Reply inCookies(Call call, SignedIn signedIn) {
        Tokens tokens = signedIn.tokens();
        Reply reply =
                Reply.json(new SignedInBody(null, "Cookie", tokens.expiresInSeconds(), null, body(signedIn.account())));
        return cookies.put(call, reply, tokens);
    }

    private static AccountBody body(Account account) {
        return new AccountBody(
                account.unit().toString(),
                account.category().region().code(),
                account.category().kind().code(),
                account.kind().code(),
                account.creditCode().map(CreditCode::value).orElse(null),
                account.creditCodeDoubtful(),
                account.name(),
                account.delegation().map(DelegationId::toString).orElse(null),
                account.recommendationCode().orElse(null),
                account.mobile().map(Mobile::display).orElse(null),
                account.email().value(),
                account.language().code(),
                account.createdAt());
    }

    private static RuntimeException invalid(String pointer) {
        return AccountProblem.INVALID
                .problem()
                .errors(List.of(new FieldProblem(pointer, AccountProblem.UNKNOWN_CHOICE)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
