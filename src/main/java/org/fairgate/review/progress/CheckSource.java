package org.fairgate.review.progress;

import io.vertx.core.Future;
import java.util.Optional;
import org.fairgate.person.PersonService;
import org.fairgate.person.base.PersonCounts;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.PersonTab;
import org.fairgate.unit.progress.Line;
import org.fairgate.unit.progress.ProgressSource;
import org.fairgate.unit.progress.ProgressText;
import org.fairgate.unit.progress.Step;
import org.fairgate.unit.progress.Task;
import org.fairgate.unit.progress.TaskReport;

/** Tells about the review of persons: others' turn while one waits for a tag or for the security. */
public final class CheckSource implements ProgressSource {
    private static final String LIST = "/persons?tab=" + PersonTab.IN_REVIEW.code();

    private final PersonService persons;

    public CheckSource(PersonService persons) {
        this.persons = persons;
    }

    @Override
    public Task task() {
        return Task.INFORMATION_REVIEW;
    }

    @Override
    public Future<TaskReport> report(Situation situation) {
        return persons.counts(situation.unit()).map(counts -> told(counts, situation));
    }

    private static TaskReport told(PersonCounts counts, Situation situation) {
        int untagged = of(counts, PersonState.SUBMITTED) + of(counts, PersonState.PENDING_LOCK);
        int checked = of(counts, PersonState.UNDER_CHECK);
        int approved = counts.of(PersonTab.APPROVED);
        int rejected = of(counts, PersonState.REJECTED);
        Step look = new Step(DecisionText.CHECK_LOOK, LIST);
        if (untagged + checked > 0) {
            return TaskReport.waiting(Line.of(DecisionText.CHECK_FACTS, untagged, checked, approved), look);
        }
        return approved + rejected > 0
                ? TaskReport.done(Line.of(DecisionText.CHECK_DONE, approved, rejected), look)
                : notYet(situation);
    }

    private static int of(PersonCounts counts, PersonState state) {
        return counts.byState().getOrDefault(state, 0);
    }

    private static TaskReport notYet(Situation situation) {
        Optional<Task> missing = situation.missingFor(Task.INFORMATION_REVIEW);
        return TaskReport.blocked(
                Line.of(Task.INFORMATION_REVIEW.nothingYet()),
                missing.map(task -> Line.of(ProgressText.AFTER, task.title()))
                        .orElseGet(() -> Line.of(ProgressText.AFTER, Task.PAY.title())));
    }
}
