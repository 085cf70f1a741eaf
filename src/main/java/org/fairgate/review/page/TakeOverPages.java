package org.fairgate.review.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;
import org.fairgate.review.ReviewCase;
import org.fairgate.review.UnitReview;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.claim.Claim;
import org.fairgate.review.page.model.ReviewPageText;
import org.fairgate.review.page.model.TakeOverView;
import org.jspecify.annotations.Nullable;

/** Taking a case over from the reviewer who has it open: a question that names them, and what follows it. */
public final class TakeOverPages {
    private final Pages pages;
    private final UnitReview units;

    public TakeOverPages(Pages pages, UnitReview units) {
        this.pages = pages;
        this.units = units;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        String path = DeskQuery.PATH + "/units/:unitId/take-over";
        return List.of(
                Endpoint.get(path, DeskPages.REVIEWERS, this::ask),
                Endpoint.post(path, DeskPages.REVIEWERS, this::takeOver));
    }

    /** Where the question stands. */
    static String path(UnitId unit) {
        return casePath(unit) + "/take-over";
    }

    private static String casePath(UnitId unit) {
        return DeskQuery.PATH + "/units/" + unit;
    }

    private Future<Reviewer> reviewer(Call call) {
        return units.reviewer(call.caller().staff());
    }

    private Future<Reply> ask(Call call) {
        return reviewer(call).compose(reviewer -> question(call, reviewer, null));
    }

    /** The question, or the case itself when nobody else has it open. */
    private Future<Reply> question(Call call, Reviewer reviewer, @Nullable Problem refused) {
        UnitId unit = DeskPages.unit(call);
        return units.read(reviewer, unit)
                .map(found -> others(found, reviewer)
                        .map(claim -> shown(call, found, claim, refused))
                        .orElseGet(() -> back(call, unit)));
    }

    private static Optional<Claim> others(ReviewCase found, Reviewer reviewer) {
        return found.claim().filter(claim -> found.decidable() && !claim.isOf(reviewer));
    }

    private static Reply back(Call call, UnitId unit) {
        return Reply.seeOther(DeskQuery.of(call).at(casePath(unit)));
    }

    private Reply shown(Call call, ReviewCase found, Claim claim, @Nullable Problem refused) {
        PageContext page = pages.context(call);
        DeskQuery query = DeskQuery.of(call);
        TakeOverView view = new TakeOverView(
                page.text(
                        ReviewPageText.TAKE_OVER_TITLE,
                        claim.name(),
                        found.unit().name()),
                page.text(ReviewPageText.TAKE_OVER_LEAD, claim.name()),
                query.at(path(claim.unit())),
                claim.staff().toString(),
                query.at(casePath(claim.unit())),
                refused == null ? null : page.firstOf(refused));
        return pages.show(call, "review/takeover.jte", Map.of("view", view));
    }

    private Future<Reply> takeOver(Call call) {
        UnitId unit = DeskPages.unit(call);
        return reviewer(call)
                .compose(reviewer -> Future.succeededFuture(call)
                        .map(TakeOverPages::holder)
                        .compose(from -> units.takeOver(reviewer, unit, from))
                        .map(claim -> back(call, unit))
                        .recover(cause -> again(call, reviewer, cause)));
    }

    /** It is with yet another by now: the question once more, with their name. */
    private Future<Reply> again(Call call, Reviewer reviewer, Throwable cause) {
        return cause instanceof Problem problem && problem.refusal() == ReviewProblem.CLAIM_CHANGED
                ? question(call, reviewer, problem)
                        .map(reply -> reply.status() == 200
                                ? reply.withStatus(problem.refusal().status())
                                : reply)
                : Future.failedFuture(cause);
    }

    private static StaffId holder(Call call) {
        try {
            return StaffId.parse(call.field("from").orElse(""));
        } catch (InvalidValue notAnId) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }
}
