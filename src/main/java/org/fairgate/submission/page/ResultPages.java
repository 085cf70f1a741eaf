package org.fairgate.submission.page;

import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.Region;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;
import org.fairgate.submission.Submission;
import org.fairgate.submission.SubmissionService;
import org.fairgate.unit.UnitDetails;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.page.StandingView;

/** What was submitted, what happens next and when, and how to take it back. */
public final class ResultPages {
    static final String PATH = "/submission/result";
    static final String WITHDRAW = "/submission/withdraw";

    private static final int USUAL_WORKING_DAYS = 2;

    private final Pages pages;
    private final SubmissionService submissions;
    private final UnitService units;
    private final InstantSource clock;

    public ResultPages(Pages pages, SubmissionService submissions, UnitService units, InstantSource clock) {
        this.pages = pages;
        this.submissions = submissions;
        this.units = units;
        this.clock = clock;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PATH, Access.UNIT, call -> show(call, Optional.empty())),
                Endpoint.post(WITHDRAW, Access.UNIT, this::withdraw));
    }

    private Future<Reply> show(Call call, Optional<Problem> refused) {
        return submissions
                .state(call.caller().unit())
                .compose(submission -> submission.unit().state() == UnitState.DRAFT
                        ? Future.succeededFuture(Reply.seeOther(SubmissionPages.PATH))
                        : units.details(call.caller().unit())
                                .map(details -> drawn(call, submission, details, refused)));
    }

    private Reply drawn(Call call, Submission submission, UnitDetails details, Optional<Problem> refused) {
        PageContext page = pages.context(call);
        Reply drawn = pages.show(
                call,
                "submission/result.jte",
                Map.of("view", view(submission, details, page), "refused", refused.map(page::firstOf)));
        return refused.map(problem -> Pages.refusedAs(drawn, problem)).orElse(drawn);
    }

    private ResultView view(Submission submission, UnitDetails details, PageContext page) {
        Instant submittedAt = submission.unit().filing().submittedAt().orElseGet(clock::instant);
        return new ResultView(
                page.text(title(submission.unit().state())),
                page.text(SubmissionText.RESULT_LEAD, page.moment(submittedAt)),
                submission.receipt().number(),
                StandingView.of(submission.unit(), submission.reasons(), page),
                steps(submission, details, page),
                submission.submitted(),
                submission.unsubmitted(),
                submission.mayWithdraw(),
                details.edition().isOpen(clock.instant()));
    }

    private static SubmissionText title(UnitState state) {
        return switch (state) {
            case APPROVED -> SubmissionText.RESULT_TITLE_APPROVED;
            case RETURNED -> SubmissionText.RESULT_TITLE_RETURNED;
            case DRAFT, SUBMITTED -> SubmissionText.RESULT_TITLE;
        };
    }

    private static List<ResultView.Step> steps(Submission submission, UnitDetails details, PageContext page) {
        boolean overseas = submission.unit().region() == Region.OVERSEAS;
        String reviewer = details.delegation()
                .map(node -> node.name(page.language()))
                .orElseGet(() -> page.text(SubmissionText.OVERSEAS_DESK));
        boolean approved = submission.unit().state() == UnitState.APPROVED;
        List<ResultView.Step> steps = new ArrayList<>();
        steps.add(new ResultView.Step(
                approved ? "done" : "now",
                page.text(SubmissionText.NEXT_REVIEW, reviewer),
                approved
                        ? page.text(SubmissionText.NEXT_REVIEW_DONE)
                        : page.text(
                                SubmissionText.NEXT_REVIEW_TIME,
                                reviewer,
                                page.day(askBy(submission.unit().filing().submittedAt())))));
        steps.add(step(page, approved ? "now" : "", SubmissionText.NEXT_PAY, SubmissionText.NEXT_PAY_TIME));
        steps.add(step(
                page,
                "",
                SubmissionText.NEXT_CHECK,
                overseas ? SubmissionText.NEXT_CHECK_TIME_OVERSEAS : SubmissionText.NEXT_CHECK_TIME));
        steps.add(step(page, "", SubmissionText.NEXT_BADGE, SubmissionText.NEXT_BADGE_TIME));
        return steps;
    }

    private static ResultView.Step step(PageContext page, String look, SubmissionText title, SubmissionText time) {
        return new ResultView.Step(look, page.text(title), page.text(time));
    }

    /** The first working day on which it is late. */
    private static Instant askBy(Optional<Instant> submittedAt) {
        LocalDate day = LocalDate.ofInstant(submittedAt.orElse(Instant.EPOCH), PageContext.ZONE);
        for (int left = USUAL_WORKING_DAYS; left > 0; ) {
            day = day.plusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return day.atStartOfDay(PageContext.ZONE).toInstant();
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private Future<Reply> withdraw(Call call) {
        if (call.field("confirmed").isEmpty()) {
            ConfirmView question = new Question(pages.context(call)).withdraw();
            return Future.succeededFuture(pages.show(call, "submission/confirm.jte", Map.of("view", question)));
        }
        return Pages.orShown(
                submissions
                        .withdraw(call.caller().unit())
                        .map(done -> Reply.seeOther(SubmissionPages.PATH + "?withdrawn=1")),
                problem -> show(call, Optional.of(problem)));
    }
}
