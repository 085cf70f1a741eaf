package org.fairgate.review.page;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;
import org.fairgate.review.BulkResult;
import org.fairgate.review.PersonReview;
import org.fairgate.review.ReviewCase;
import org.fairgate.review.UnitReview;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.page.model.CaseView;
import org.fairgate.review.page.model.DeskView;
import org.fairgate.review.page.model.OutcomeView;
import org.fairgate.review.page.model.ReviewPageText;
import org.fairgate.unit.Reason;
import org.fairgate.unit.UnitProblem;
import org.fairgate.unit.UnitState;
import org.jspecify.annotations.Nullable;

/** The workbench: the queue, a case beside it, the verdict, and the persons of a case. */
public final class DeskPages {
    /** Who reviews. */
    public static final Access REVIEWERS =
            Access.of(Role.DELEGATION, Role.SUB_DELEGATION, Role.OVERSEAS_DESK, Role.ORGANISER);

    /** What the staff's home page offers. */
    public static final StaffTask TASK =
            new StaffTask(REVIEWERS, ReviewPageText.TITLE, ReviewPageText.TASK_LEAD, DeskQuery.PATH);

    private static final int PAGE = 50;

    /** A browser that fetches the next case ahead has not opened it. */
    private static final String AHEAD = "X-Ahead";

    private final Pages pages;
    private final UnitReview units;
    private final PersonReview persons;
    private final DeskViews views;

    public DeskPages(Pages pages, UnitReview units, PersonReview persons, DeskViews views) {
        this.pages = pages;
        this.units = units;
        this.persons = persons;
        this.views = views;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(DeskQuery.PATH, REVIEWERS, this::queue),
                Endpoint.get(DeskQuery.PATH + "/units/:unitId", REVIEWERS, this::open),
                Endpoint.post(DeskQuery.PATH + "/units/:unitId/decision", REVIEWERS, this::decide),
                Endpoint.post(DeskQuery.PATH + "/units/:unitId/persons", REVIEWERS, this::decidePersons));
    }

    /** What is drawn beside the queue, if anything. */
    private record Beside(
            Optional<ReviewCase> opened,
            Form form,
            @Nullable OutcomeView outcome) {
        static final Beside NOTHING = new Beside(Optional.empty(), Form.empty(), null);
    }

    private Future<Reviewer> reviewer(Call call) {
        return units.reviewer(call.caller().staff());
    }

    private Future<Reply> queue(Call call) {
        DeskQuery query = DeskQuery.of(call);
        return reviewer(call).compose(reviewer -> drawn(call, query, reviewer, Beside.NOTHING));
    }

    private Future<Reply> open(Call call) {
        DeskQuery query = DeskQuery.of(call);
        UnitId unit = unit(call);
        boolean ahead = call.header(AHEAD).isPresent();
        return reviewer(call)
                .compose(reviewer -> (ahead
                                ? Future.succeededFuture()
                                : units.open(reviewer, unit).mapEmpty())
                        .compose(opened -> beside(call, query, reviewer, Beside.NOTHING)));
    }

    /** Reads the case and draws it with what was typed. */
    private Future<Reply> beside(Call call, DeskQuery query, Reviewer reviewer, Beside typed) {
        return units.read(reviewer, unit(call))
                .compose(found ->
                        drawn(call, query, reviewer, new Beside(Optional.of(found), typed.form(), typed.outcome())));
    }

    private Future<Reply> drawn(Call call, DeskQuery query, Reviewer reviewer, Beside beside) {
        return units.queue(reviewer, query.query(views.delegations()), PAGE)
                .compose(page -> units.counts(reviewer).map(counts -> {
                    PageContext context = pages.context(call);
                    DeskViews.Situation situation = new DeskViews.Situation(
                            context, query, reviewer, call.query("all").isPresent());
                    CaseView open = beside.opened()
                            .map(found -> views.cases().view(situation, found, beside.form(), beside.outcome()))
                            .orElse(null);
                    DeskView view =
                            views.desk(situation, new DeskViews.Queue(page, counts), flash(call, context), open);
                    return pages.show(call, "review/desk.jte", Map.of("view", view));
                }));
    }

    private static @Nullable String flash(Call call, PageContext page) {
        return call.query("done")
                .map(done -> page.text(
                        done.equals(UnitState.APPROVED.code())
                                ? ReviewPageText.DONE_APPROVED
                                : ReviewPageText.DONE_RETURNED))
                .orElse(null);
    }

    private Future<Reply> decide(Call call) {
        DeskQuery query = DeskQuery.of(call);
        Form typed = Form.of(call.allFields());
        return reviewer(call)
                .compose(reviewer -> Future.succeededFuture(call)
                        .map(DeskPages::verdict)
                        .compose(verdict -> units.decide(reviewer, verdict))
                        .map(unit -> Reply.seeOther(query.at(
                                DeskQuery.PATH, Map.of("done", unit.state().code()))))
                        .recover(cause -> again(call, query, reviewer, typed, cause)));
    }

    /** The case as it is now, with what was typed and why it was refused. */
    private Future<Reply> again(Call call, DeskQuery query, Reviewer reviewer, Form typed, Throwable cause) {
        if (!(cause instanceof Problem problem)
                || problem.refusal().status() >= 500
                || problem.refusal().status() == 404) {
            return Future.failedFuture(cause);
        }
        Form refused = typed.wrong("", refusal(problem, pages.context(call)));
        return beside(call, query, reviewer, new Beside(Optional.empty(), refused, null))
                .map(reply -> reply.withStatus(problem.refusal().status()));
    }

    private static String refusal(Problem problem, PageContext page) {
        if (problem.refusal() == UnitProblem.DECIDED
                && problem.members().get("decidedAt") instanceof java.time.Instant at) {
            return page.text(
                    ReviewPageText.DECIDED_FIRST,
                    String.valueOf(problem.members().getOrDefault("decidedByName", "")),
                    page.shortMoment(at));
        }
        return page.firstOf(problem);
    }

    private static UnitReview.Verdict verdict(Call call) {
        UnitState outcome = call.field("outcome")
                .filter(typed -> typed.equals("approved") || typed.equals("returned"))
                .map(UnitState::parse)
                .orElseThrow(() -> HttpProblem.BAD_REQUEST.problem());
        List<Reason> reasons = outcome == UnitState.RETURNED ? Reasons.read(call, "reason:") : List.of();
        return new UnitReview.Verdict(unit(call), round(call.field("round")), outcome, reasons);
    }

    private Future<Reply> decidePersons(Call call) {
        DeskQuery query = DeskQuery.of(call);
        UnitId unit = unit(call);
        Form typed = Form.of(call.allFields());
        return reviewer(call)
                .compose(reviewer -> Future.succeededFuture(call)
                        .map(sent -> PersonDecisions.read(sent, unit))
                        .compose(chosen -> persons.decide(reviewer, chosen))
                        .compose(result -> outcome(call, reviewer, result))
                        .compose(outcome ->
                                beside(call, query, reviewer, new Beside(Optional.empty(), Form.empty(), outcome)))
                        .recover(cause -> again(call, query, reviewer, typed, cause)));
    }

    private Future<OutcomeView> outcome(Call call, Reviewer reviewer, BulkResult result) {
        return units.read(reviewer, unit(call))
                .map(found -> Outcomes.view(result, pages.context(call), Outcomes.names(found.persons())));
    }

    static UnitId unit(Call call) {
        return call.pathParam("unitId", UnitId::parse, HttpProblem.NOT_FOUND);
    }

    static int round(Optional<String> typed) {
        return typed.filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::parseInt)
                .orElseThrow(() -> HttpProblem.BAD_REQUEST.problem());
    }

    /** Every list of fields there is in a form. */
    static List<String> names(Call call, String prefix) {
        List<String> names = new ArrayList<>(call.allFields().keySet());
        names.removeIf(name -> !name.startsWith(prefix));
        return names;
    }
}
