package org.fairgate.submission;

import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.PersonTab;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.progress.Line;
import org.fairgate.unit.progress.ProgressSource;
import org.fairgate.unit.progress.ProgressSource.Situation;
import org.fairgate.unit.progress.ProgressText;
import org.fairgate.unit.progress.Step;
import org.fairgate.unit.progress.Task;
import org.fairgate.unit.progress.TaskReport;

/** Tells of submission, payment and information review as far as the states of unit and persons say (R-ACC-8). */
public final class SubmissionProgress {
    private static final Step RESULT = new Step(SubmissionProgressText.SEE_RESULT, "/submission/result");
    private static final Set<PersonState> BEFORE_TAG = EnumSet.of(PersonState.SUBMITTED, PersonState.PENDING_LOCK);

    private final SubmissionService submissions;

    public SubmissionProgress(SubmissionService submissions) {
        this.submissions = submissions;
    }

    /** One source for each of the three tasks. */
    public List<ProgressSource> sources() {
        return List.of(
                source(Task.CHECK_AND_SUBMIT, SubmissionProgress::submitting),
                source(Task.PAY, SubmissionProgress::paying),
                source(Task.INFORMATION_REVIEW, SubmissionProgress::reviewed));
    }

    private ProgressSource source(Task task, BiFunction<Situation, Submission, TaskReport> report) {
        return new ProgressSource() {
            @Override
            public Task task() {
                return task;
            }

            @Override
            public Future<TaskReport> report(Situation situation) {
                return submissions.state(situation.unit()).map(now -> report.apply(situation, now));
            }
        };
    }

    private static TaskReport submitting(Situation situation, Submission now) {
        int left = now.unsubmitted();
        return switch (now.unit().state()) {
            case DRAFT ->
                situation
                        .missingFor(Task.CHECK_AND_SUBMIT)
                        .map(need -> TaskReport.blocked(
                                Line.of(SubmissionProgressText.TO_SUBMIT, left),
                                Line.of(ProgressText.AFTER, need.title())))
                        .orElseGet(() -> TaskReport.open(
                                Line.of(SubmissionProgressText.TO_SUBMIT, left),
                                new Step(SubmissionProgressText.CHECK_AND_SUBMIT, "/submission")));
            case RETURNED ->
                TaskReport.open(
                        Line.of(SubmissionProgressText.SENT_BACK, left),
                        new Step(SubmissionProgressText.MEND_AND_SUBMIT, "/submission"));
            case SUBMITTED, APPROVED -> left > 0 ? more(now) : handedIn(now);
        };
    }

    private static TaskReport more(Submission now) {
        return TaskReport.open(
                Line.of(SubmissionProgressText.MORE_TO_SUBMIT, now.submitted(), now.unsubmitted()),
                new Step(SubmissionProgressText.CHECK_AND_SUBMIT, "/submission"));
    }

    private static TaskReport handedIn(Submission now) {
        return now.unit().state() == UnitState.APPROVED
                ? TaskReport.done(Line.of(SubmissionProgressText.UNIT_APPROVED, now.submitted()), RESULT)
                : TaskReport.waiting(Line.of(SubmissionProgressText.WITH_REVIEWERS, now.submitted()), RESULT);
    }

    private static TaskReport paying(Situation situation, Submission now) {
        int due = count(now, PersonTab.TO_PAY.states());
        if (due > 0) {
            return TaskReport.open(
                    Line.of(SubmissionProgressText.TO_PAY, due), new Step(SubmissionProgressText.PAY, "/orders"));
        }
        return now.submitted() > 0 && count(now, BEFORE_TAG) == 0
                ? TaskReport.done(Line.of(SubmissionProgressText.NOTHING_TO_PAY), seePersons(PersonTab.ALL))
                : notYet(situation, Task.PAY, now, SubmissionProgressText.AFTER_REVIEW);
    }

    private static TaskReport reviewed(Situation situation, Submission now) {
        int underReview = count(now, EnumSet.of(PersonState.UNDER_CHECK));
        if (underReview > 0) {
            return TaskReport.waiting(
                    Line.of(SubmissionProgressText.UNDER_REVIEW, underReview), seePersons(PersonTab.IN_REVIEW));
        }
        int approved = count(now, PersonTab.APPROVED.states());
        boolean due = count(now, PersonTab.TO_PAY.states()) > 0;
        return approved > 0 && !due && count(now, BEFORE_TAG) == 0
                ? TaskReport.done(Line.of(SubmissionProgressText.REVIEWED, approved), seePersons(PersonTab.APPROVED))
                : notYet(
                        situation,
                        Task.INFORMATION_REVIEW,
                        now,
                        due ? SubmissionProgressText.AFTER_PAYMENT : SubmissionProgressText.AFTER_REVIEW);
    }

    /** Before the first submission the task before it says why; afterwards it is somebody else's turn. */
    private static TaskReport notYet(Situation situation, Task task, Submission now, SubmissionProgressText why) {
        Line reason = now.submitted() > 0
                ? Line.of(why)
                : situation
                        .missingFor(task)
                        .map(need -> Line.of(ProgressText.AFTER, need.title()))
                        .orElseGet(() -> Line.of(why));
        return TaskReport.blocked(Line.of(task.nothingYet()), reason);
    }

    private static int count(Submission now, Set<PersonState> states) {
        return states.stream()
                .mapToInt(state -> now.persons().byState().getOrDefault(state, 0))
                .sum();
    }

    private static Step seePersons(PersonTab tab) {
        return new Step(SubmissionProgressText.SEE_PERSONS, persons(tab));
    }

    private static String persons(PersonTab tab) {
        return "/persons?tab=" + tab.code();
    }
}
