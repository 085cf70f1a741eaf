package org.fairgate.unit.page;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.Account;
import org.fairgate.draft.form.DraftForm;
import org.fairgate.draft.form.DraftForms;
import org.fairgate.draft.form.DraftSheet;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.Mobile;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitDetails;
import org.fairgate.unit.UnitPreview;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.form.CheckedPage;
import org.fairgate.unit.form.Choices;
import org.fairgate.unit.form.FormIssue;
import org.fairgate.unit.form.FormPage;

/** The pages with draft forms, and the preview of them all. */
public final class UnitPages {
    /** A Chinese character takes three bytes in a draft and nine in a posted form. */
    private static final int LONGER_AS_FORM = 3;

    private final Pages pages;
    private final UnitService units;
    private final ReasonReader reasons;
    private final DraftForms forms;
    private final Choices choices;
    private final InstantSource clock;
    private final BodyRule body;

    public UnitPages(Pages pages, Sources sources, DraftForms forms, Choices choices, InstantSource clock) {
        this.pages = pages;
        this.units = sources.units();
        this.reasons = sources.reasons();
        this.forms = forms;
        this.choices = choices;
        this.clock = clock;
        this.body = BodyRule.ofBytes(LONGER_AS_FORM * forms.maxBytes());
    }

    /** Where the pages get what they show. */
    public record Sources(UnitService units, ReasonReader reasons) {}

    /** A unit with everything typed, and what its reviewers want mended. */
    private record Case(UnitPreview preview, List<Reason> reasons) {
        Unit unit() {
            return preview.details().unit();
        }

        StandingView standing(PageContext page) {
            return StandingView.of(unit(), reasons, page);
        }
    }

    private Future<Case> read(Call call) {
        return units.preview(call.caller().unit())
                .compose(preview -> reasons.read(preview.details().unit()).map(found -> new Case(preview, found)));
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                show(FormPage.UNIT),
                save(FormPage.UNIT),
                show(FormPage.CONTACT),
                save(FormPage.CONTACT),
                show(FormPage.PURCHASE_INTENTION),
                save(FormPage.PURCHASE_INTENTION),
                Endpoint.get(StepView.PREVIEW, Access.UNIT, this::preview));
    }

    private Endpoint show(FormPage formPage) {
        return Endpoint.get(
                formPage.path(),
                Access.UNIT,
                call -> read(call)
                        .compose(found -> forms.open(owner(found), sheet(formPage, found))
                                .map(form -> drawn(call, formPage, found, form))));
    }

    private Endpoint save(FormPage formPage) {
        return Endpoint.post(
                        formPage.path(),
                        Access.UNIT,
                        call -> read(call)
                                .compose(found -> forms.save(owner(found), sheet(formPage, found), call)
                                        .map(again -> again.map(form -> drawn(call, formPage, found, form)
                                                        .withStatus(status(form)))
                                                .orElseGet(() -> Reply.seeOther(next(call, formPage, found))))))
                .with(body);
    }

    private static DraftSheet sheet(FormPage formPage, Case found) {
        return FieldViews.sheet(formPage, found.unit().category());
    }

    private static int status(DraftForm form) {
        return switch (form.state()) {
            case STALE -> 412;
            case TOO_LONG -> 413;
            default -> 409;
        };
    }

    private DraftForms.Owner owner(Case found) {
        UnitDetails details = found.preview().details();
        return new DraftForms.Owner(details.unit().id(), details.unit().edition(), isOpen(found));
    }

    private boolean isOpen(Case found) {
        return found.preview().details().edition().isOpen(clock.instant());
    }

    private static boolean checking(Call call) {
        return call.query("check").isPresent();
    }

    private String next(Call call, FormPage formPage, Case found) {
        return checking(call)
                ? StepView.PREVIEW
                : StepView.after(StepView.all(found.preview(), pages.context(call)), formPage.path());
    }

    private Reply drawn(Call call, FormPage formPage, Case found, DraftForm form) {
        PageContext page = pages.context(call);
        UnitDetails details = found.preview().details();
        Account account = details.account();
        List<StepView> steps = StepView.all(found.preview(), page);
        DraftForm shown = form.prefilled(suggestions(formPage, account));
        // What was typed too late to be saved stays in its fields, where it can be copied.
        boolean asText = form.state() == DraftForm.State.LOCKED && form.theirs().isEmpty();
        DraftPageView view = new DraftPageView(
                page.text(formPage.title()),
                lead(formPage, account, page).orElse(null),
                steps,
                found.standing(page),
                formPage == FormPage.UNIT ? FactView.all(details, page) : List.of(),
                asText ? PreviewView.rows(formPage, found.preview(), page) : List.of(),
                new FieldViews(choices, details, page, form.version() == 0 && form.savesItself()).of(formPage),
                shown.withProblems(problems(call, formPage, found)),
                forms.holder(account.unit(), account.login()),
                new DraftPageView.Ways(StepView.before(steps, formPage.path()), next(call, formPage, found)),
                checking(call));
        return pages.show(call, "unit/draft.jte", Map.of("view", view));
    }

    private static Optional<String> lead(FormPage formPage, Account account, PageContext page) {
        return switch (formPage) {
            case UNIT ->
                account.kind() == AccountKind.INDIVIDUAL
                        ? Optional.of(page.text(UnitText.INDIVIDUAL_LEAD))
                        : Optional.empty();
            case CONTACT -> Optional.of(page.text(UnitText.CONTACT_LEAD));
            default -> Optional.empty();
        };
    }

    /** What the account already knows; typing it twice would be a nuisance. */
    private static Map<String, String> suggestions(FormPage formPage, Account account) {
        return switch (formPage) {
            case UNIT -> Map.of("name", account.name());
            case CONTACT ->
                Map.of(
                        "mobile", account.mobile().map(Mobile::display).orElse(""),
                        "email", account.email().value());
            default -> Map.of();
        };
    }

    /** What reviewers say of the fields, and after the preview what the check says. */
    private Map<String, String> problems(Call call, FormPage formPage, Case found) {
        PageContext page = pages.context(call);
        Map<String, String> problems = StandingView.beside(formPage, found.unit(), found.reasons(), page);
        if (checking(call)) {
            found.preview().pages().stream()
                    .filter(one -> one.page() == formPage)
                    .map(CheckedPage::issues)
                    .flatMap(List<FormIssue>::stream)
                    .forEach(issue -> problems.put(issue.rule().name(), PreviewView.words(issue, page)));
        }
        return problems;
    }

    private Future<Reply> preview(Call call) {
        PageContext page = pages.context(call);
        return read(call)
                .map(found -> pages.show(
                        call,
                        "unit/preview.jte",
                        Map.of(
                                "view",
                                PreviewView.of(found.preview(), isOpen(found), page),
                                "standing",
                                found.standing(page))));
    }
}
