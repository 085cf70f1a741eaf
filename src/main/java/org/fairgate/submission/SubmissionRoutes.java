package org.fairgate.submission;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.http.StrictJson;
import org.fairgate.unit.Reason;
import org.fairgate.unit.UnitState;
import org.jspecify.annotations.Nullable;

/** The JSON API of submissions. */
public final class SubmissionRoutes {
    /** A thousand ids with their quotation marks. */
    private static final BodyRule BODY = BodyRule.ofBytes(64 * 1024);

    private final SubmissionService submissions;

    public SubmissionRoutes(SubmissionService submissions) {
        this.submissions = submissions;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/api/v1/submissions", Access.UNIT, this::submit).with(BODY),
                Endpoint.get("/api/v1/submissions/current", Access.UNIT, this::current),
                Endpoint.delete("/api/v1/submissions/current", Access.UNIT, this::withdraw));
    }

    record NewSubmission(@Nullable List<@Nullable String> persons) {}

    record SubmissionView(
            String state,
            int round,
            Optional<String> reference,
            Optional<Instant> submittedAt,
            boolean mayWithdraw,
            int personsSubmitted,
            int personsUnsubmitted,
            List<Reason> reasons) {
        static SubmissionView of(Submission submission) {
            boolean waits = submission.unit().state() != UnitState.DRAFT;
            return new SubmissionView(
                    submission.unit().state().code(),
                    submission.unit().round(),
                    waits ? Optional.of(submission.receipt().number()) : Optional.empty(),
                    waits ? submission.unit().filing().submittedAt() : Optional.empty(),
                    submission.mayWithdraw(),
                    submission.submitted(),
                    submission.unsubmitted(),
                    submission.reasons());
        }
    }

    private Future<Reply> submit(Call call) {
        Set<PersonId> persons = new LinkedHashSet<>(
                StrictJson.list(call.json(NewSubmission.class).persons(), "/persons", PersonId::parse));
        return submissions.submit(call.caller().unit(), persons).map(done -> Reply.json(SubmissionView.of(done)));
    }

    private Future<Reply> current(Call call) {
        return submissions.state(call.caller().unit()).map(now -> Reply.json(SubmissionView.of(now)));
    }

    private Future<Reply> withdraw(Call call) {
        return submissions.withdraw(call.caller().unit()).map(now -> Reply.json(SubmissionView.of(now)));
    }
}
