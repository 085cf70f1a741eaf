package org.fairgate.account.page;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fairgate.account.VerificationService;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.Client;
import org.fairgate.account.code.CodePurpose;
import org.fairgate.account.page.SignUpModel.Choice;
import org.fairgate.account.signup.SignUp;
import org.fairgate.delegation.Delegation;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.notice.Channel;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/** Sign-up: first who (R-ACC-1, R-ACC-2), then the account (R-ACC-3 to R-ACC-6). */
final class SignUpPages {
    private static final String STEP_ONE = "/sign-up";
    private static final String STEP_TWO = "/sign-up/account";

    private final Doors doors;
    private final Fair fair;
    private final Duration codeLife;

    SignUpPages(Doors doors, Fair fair, Duration codeLife) {
        this.doors = doors;
        this.fair = fair;
        this.codeLife = codeLife;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(STEP_ONE, Access.PUBLIC, call -> whenOpen(call, this::who)),
                Endpoint.get(STEP_TWO, Access.PUBLIC, call -> whenOpen(call, this::form)),
                Endpoint.post(STEP_TWO, Access.PUBLIC, call -> whenOpen(call, this::submit)));
    }

    /** Whoever has an account is sent to it; while registration is closed there is nothing to fill in. */
    private Future<Reply> whenOpen(Call call, Function<Call, Future<Reply>> page) {
        PageContext context = doors.pages().context(call);
        if (call.principal().isPresent()) {
            return Future.succeededFuture(Reply.seeOther(context.home()));
        }
        return fair.isOpen()
                ? page.apply(call)
                : Future.succeededFuture(doors.pages()
                        .show(
                                call,
                                "account/sign-up-closed.jte",
                                Map.of("edition", fair.editions().current(), "state", fair.state())));
    }

    private Future<Reply> who(Call call) {
        Form form = Form.of(Map.of(
                "category", call.query("category").stream().toList(),
                "kind", call.query("kind").stream().toList()));
        return Future.succeededFuture(who(call, form));
    }

    private Reply who(Call call, Form form) {
        return doors.pages().show(call, "account/sign-up.jte", Map.of("form", form));
    }

    private Future<Reply> form(Call call) {
        return Future.succeededFuture(choice(call)
                .map(choice -> draw(call, model(call, choice, Form.empty())))
                .orElseGet(() -> incomplete(call)));
    }

    /** The first step again, with what is missing. */
    private Reply incomplete(Call call) {
        PageContext page = doors.pages().context(call);
        Form form = Form.of(Map.of(
                "category", call.query("category").stream().toList(),
                "kind", call.query("kind").stream().toList()));
        Form marked = parsed(call.query("category"), UnitCategory::parse).isPresent()
                ? form
                : form.wrong("category", page.text(AccountText.CHOOSE_CATEGORY));
        return who(
                        call,
                        parsed(call.query("kind"), AccountKind::parse).isPresent()
                                ? marked
                                : marked.wrong("kind", page.text(AccountText.CHOOSE_KIND)))
                .withStatus(AccountProblem.INVALID.status());
    }

    private Future<Reply> submit(Call call) {
        Optional<Choice> chosen = choice(call);
        if (chosen.isEmpty()) {
            return Future.succeededFuture(incomplete(call));
        }
        Form typed = Form.typed(
                call,
                "creditCode",
                "creditCodeAsOnLicence",
                "name",
                "delegation",
                "mobile",
                "mobileCode",
                "email",
                "emailCode",
                "recommendationCode");
        SignUpModel model = model(call, chosen.get(), typed);
        Optional<String> channel = call.field("_send");
        return channel.isPresent() ? sendCode(call, model, channel.get()) : signUp(call, model);
    }

    private Future<Reply> signUp(Call call, SignUpModel model) {
        return Pages.orAgain(
                () -> doors.accounts()
                        .accounts()
                        .signUp(filled(call, model), Client.of(call))
                        .map(signedIn -> doors.cookies().put(Reply.seeOther("/progress"), signedIn.tokens())),
                problem -> draw(call, refused(call, model, problem)));
    }

    private static SignUp filled(Call call, SignUpModel model) {
        UnitCategory category = model.choice().category();
        Form form = model.form();
        return new SignUp(
                category.region().code(),
                category.kind().code(),
                model.choice().kind().code(),
                form.value("creditCode"),
                !form.value("creditCodeAsOnLicence").isEmpty(),
                form.value("name"),
                form.value("delegation"),
                form.value("mobile"),
                form.value("mobileCode"),
                form.value("email"),
                form.value("emailCode"),
                call.field("password").orElse(""),
                form.value("recommendationCode"),
                call.language());
    }

    private SignUpModel refused(Call call, SignUpModel model, Problem problem) {
        PageContext page = doors.pages().context(call);
        if (problem.refusal() != AccountProblem.CREDIT_CODE_TAKEN) {
            return with(model, refusedFields(model, problem, page), "", Optional.empty());
        }
        String name = String.valueOf(problem.members().get("delegation"));
        Optional<Delegation> node = fair.delegations().all().stream()
                .filter(one -> one.nameZh().equals(name) || one.nameEn().equals(name))
                .findFirst();
        String text = page.text(problem.refusal(), problem.arguments().toArray());
        return with(model, model.form().wrong("creditCode", text), "", node);
    }

    /** What is missing is named: a summary that says "fill this in" eight times helps nobody. */
    private static Form refusedFields(SignUpModel model, Problem problem, PageContext page) {
        if (problem.errors().isEmpty()) {
            return model.form().refused(problem, page);
        }
        Form form = model.form();
        for (FieldProblem wrong : problem.errors()) {
            String field = wrong.pointer().substring(1);
            String text = wrong.text() == AccountProblem.REQUIRED
                    ? missing(model, field, page)
                    : page.text(wrong.text(), wrong.arguments().toArray());
            form = form.wrong(field, text);
        }
        return form;
    }

    private static String missing(SignUpModel model, String field, PageContext page) {
        boolean individual = model.isIndividual();
        AccountText label = switch (field) {
            case "creditCode" -> AccountText.CREDIT_CODE;
            case "name" -> individual ? AccountText.EMPLOYER : AccountText.NAME;
            case "delegation" -> AccountText.CHOOSE_DELEGATION;
            case "mobile" -> individual ? AccountText.MOBILE_OWN : AccountText.MOBILE;
            case "mobileCode" -> AccountText.MOBILE_CODE;
            case "email" -> individual ? AccountText.EMAIL_OWN : AccountText.EMAIL;
            case "emailCode" -> AccountText.EMAIL_CODE;
            default -> AccountText.PASSWORD;
        };
        return label == AccountText.CHOOSE_DELEGATION
                ? page.text(label)
                : page.text(AccountText.FILL_IN, page.text(label));
    }

    /** For browsers without scripts: the same form again, after the code was sent. */
    private Future<Reply> sendCode(Call call, SignUpModel model, String channel) {
        boolean sms = channel.equals("sms");
        String field = sms ? "mobile" : "email";
        PageContext page = doors.pages().context(call);
        var request = new VerificationService.Request(
                CodePurpose.SIGN_UP,
                sms ? Channel.SMS : Channel.MAIL,
                model.form().value(field),
                call.language());
        return Pages.orAgain(
                () -> doors.accounts()
                        .verification()
                        .request(request, Client.of(call))
                        .map(counted -> draw(call, with(model, model.form(), channel, Optional.empty()))),
                problem -> draw(
                        call, with(model, model.form().wrong(field, page.firstOf(problem)), "", Optional.empty())));
    }

    private Reply draw(Call call, SignUpModel model) {
        return doors.pages().show(call, "account/sign-up-account.jte", Map.of("model", model));
    }

    private SignUpModel model(Call call, Choice choice, Form form) {
        List<Joinable> nodes = switch (choice.category().region()) {
            case DOMESTIC -> Joinable.of(fair.delegations(), doors.pages().context(call));
            case OVERSEAS -> List.of();
        };
        return new SignUpModel(choice, form, nodes, "", Optional.empty(), codeLife.toMinutes());
    }

    private static SignUpModel with(SignUpModel model, Form form, String sent, Optional<Delegation> takenBy) {
        return new SignUpModel(model.choice(), form, model.nodes(), sent, takenBy, model.codeMinutes());
    }

    private static Optional<Choice> choice(Call call) {
        return parsed(call.query("category"), UnitCategory::parse)
                .flatMap(category ->
                        parsed(call.query("kind"), AccountKind::parse).map(kind -> new Choice(category, kind)));
    }

    private static <T> Optional<T> parsed(Optional<String> code, Function<String, T> parse) {
        try {
            return code.map(parse);
        } catch (InvalidValue unknown) {
            return Optional.empty();
        }
    }
}
