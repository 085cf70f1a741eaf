package org.fairgate.account.staff.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.page.Fair;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.account.staff.admin.StaffAccount;
import org.fairgate.account.staff.admin.StaffAdmin;
import org.fairgate.account.staff.admin.StaffForm;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/** The organiser's pages of staff accounts (R-ORG). */
public final class StaffAccountPages {
    static final String LIST = "/staff/accounts";
    private static final String NEW = "/staff/accounts/new";
    private static final String ONE = "/staff/accounts/:staffId";
    private static final Access ORGANISER = Access.of(Role.ORGANISER);

    /** What the staff's home page says of these pages. */
    public static final StaffTask TASK = new StaffTask(ORGANISER, StaffText.ACCOUNTS, StaffText.ACCOUNTS_LEAD, LIST);

    private final Pages pages;
    private final StaffAdmin admin;
    private final Fair fair;

    public StaffAccountPages(Pages pages, StaffAdmin admin, Fair fair) {
        this.pages = pages;
        this.admin = admin;
        this.fair = fair;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(LIST, ORGANISER, this::list),
                Endpoint.get(NEW, ORGANISER, call -> Future.succeededFuture(drawNew(call, Form.empty()))),
                Endpoint.post(NEW, ORGANISER, this::create),
                Endpoint.get(ONE, ORGANISER, this::edit),
                Endpoint.post(ONE, ORGANISER, this::change),
                Endpoint.get(ONE + "/deactivate", ORGANISER, this::askDeactivate),
                Endpoint.post(ONE + "/deactivate", ORGANISER, this::deactivate),
                Endpoint.post(ONE + "/reactivate", ORGANISER, this::reactivate),
                Endpoint.get(ONE + "/reset-password", ORGANISER, this::askReset),
                Endpoint.post(ONE + "/reset-password", ORGANISER, this::reset));
    }

    private Future<Reply> list(Call call) {
        StaffQuery query = StaffQuery.of(call);
        PageContext page = pages.context(call);
        return admin.list(query.filter(), query.after(), StaffQuery.ROWS)
                .map(found -> pages.show(
                        call,
                        "staff/accounts.jte",
                        Map.of(
                                "query",
                                query,
                                "total",
                                found.total(),
                                "rows",
                                found.accounts().stream()
                                        .map(account -> StaffRow.of(account, fair, page))
                                        .toList(),
                                "next",
                                found.next().map(query::behind).orElse(""),
                                "done",
                                done(call))));
    }

    private static List<StaffText> done(Call call) {
        return switch (call.query("done").orElse("")) {
            case "changed" -> List.of(StaffText.CHANGED);
            case "deactivated" -> List.of(StaffText.DEACTIVATED);
            case "reactivated" -> List.of(StaffText.REACTIVATED);
            default -> List.of();
        };
    }

    private Reply drawNew(Call call, Form form) {
        return draw(call, form, Optional.empty());
    }

    /** The form of a new account, or of one that is there. */
    private Reply draw(Call call, Form form, Optional<StaffAccount> account) {
        PageContext page = pages.context(call);
        return pages.show(
                call,
                "staff/account.jte",
                Map.of(
                        "form",
                        form,
                        "nodes",
                        ScopeOptions.of(fair, page),
                        "row",
                        account.map(known -> StaffRow.of(known, fair, page)),
                        "own",
                        account.filter(known ->
                                        known.staff().id().equals(call.caller().staff()))
                                .isPresent()));
    }

    private Future<Reply> create(Call call) {
        Form typed = Form.typed(call, "username", "displayName", "role", "delegationId");
        PageContext page = pages.context(call);
        return Pages.orAgain(
                () -> admin.create(
                                typed.value("username"),
                                form(typed),
                                call.caller().staff())
                        .map(made -> handover(call, made, StaffText.HANDOVER_NEW)),
                problem -> drawNew(call, typed.refused(problem, page)));
    }

    /** The only page that shows a start password; it is not kept, so there is nowhere to go back to. */
    private Reply handover(Call call, StaffAdmin.Handover made, StaffText title) {
        return pages.show(call, "staff/handover.jte", Map.of("made", made, "title", title));
    }

    private Future<Reply> edit(Call call) {
        return admin.find(id(call)).map(account -> draw(call, filled(account), Optional.of(account)));
    }

    private static Form filled(StaffAccount account) {
        return Form.of(Map.of(
                "displayName", List.of(account.staff().displayName()),
                "role", List.of(account.staff().role().code()),
                "delegationId",
                        List.of(account.staff()
                                .scope()
                                .map(DelegationId::toString)
                                .orElse(""))));
    }

    private Future<Reply> change(Call call) {
        Form typed = Form.typed(call, "displayName", "role", "delegationId");
        String version = call.field("version").orElse("");
        var based = new StaffAdmin.Version(id(call), version.matches("[1-9][0-9]{0,17}") ? Long.parseLong(version) : 0);
        return orAgain(
                call,
                typed,
                admin.change(based, form(typed), call.caller().staff())
                        .map(changed -> Reply.seeOther(LIST + "?done=changed")));
    }

    /** The form of the account again with what is wrong; what is stored now is in the version that is sent next. */
    private Future<Reply> orAgain(Call call, Form typed, Future<Reply> work) {
        return work.recover(cause -> cause instanceof Problem problem
                        && problem.refusal() != AccountProblem.STAFF_UNKNOWN
                        && problem.refusal().status() < 500
                ? admin.find(id(call))
                        .map(now -> draw(
                                call,
                                (typed.value("displayName").isEmpty() ? filled(now) : typed)
                                        .refused(problem, pages.context(call)),
                                Optional.of(now)))
                        .map(page -> Pages.refusedAs(page, problem))
                : Future.failedFuture(cause));
    }

    private Future<Reply> askDeactivate(Call call) {
        return ask(call, "staff/deactivate.jte");
    }

    private Future<Reply> askReset(Call call) {
        return ask(call, "staff/reset.jte");
    }

    private Future<Reply> ask(Call call, String template) {
        return admin.find(id(call))
                .map(account ->
                        pages.show(call, template, Map.of("row", StaffRow.of(account, fair, pages.context(call)))));
    }

    private Future<Reply> deactivate(Call call) {
        return orAgain(
                call,
                Form.empty(),
                admin.deactivate(id(call), call.caller().staff())
                        .map(done -> Reply.seeOther(LIST + "?done=deactivated")));
    }

    private Future<Reply> reactivate(Call call) {
        return admin.reactivate(id(call), call.caller().staff())
                .map(done -> Reply.seeOther(LIST + "?done=reactivated"));
    }

    private Future<Reply> reset(Call call) {
        boolean secondFactor = call.field("secondFactor").isPresent();
        return orAgain(
                call,
                Form.empty(),
                admin.resetPassword(id(call), secondFactor, call.caller().staff())
                        .map(made -> handover(call, made, StaffText.HANDOVER_RESET)));
    }

    private static StaffForm form(Form typed) {
        return new StaffForm(typed.value("displayName"), typed.value("role"), typed.value("delegationId"));
    }

    private static StaffId id(Call call) {
        return call.pathParam("staffId", StaffId::parse, AccountProblem.STAFF_UNKNOWN);
    }
}
