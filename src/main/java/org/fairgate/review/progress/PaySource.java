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

/** Tells about paying (R-PAY-1): the unit's turn while somebody is to be paid for. */
public final class PaySource implements ProgressSource {
    private static final String LIST = "/persons?tab=" + PersonTab.TO_PAY.code();

    private final PersonService persons;

    public PaySource(PersonService persons) {
        this.persons = persons;
    }

    @Override
    public Task task() {
        return Task.PAY;
    }

    @Override
    public Future<TaskReport> report(Situation situation) {
        return persons.counts(situation.unit()).map(counts -> told(counts, situation));
    }

    private static TaskReport told(PersonCounts counts, Situation situation) {
        int toPay = counts.of(PersonTab.TO_PAY);
        if (toPay > 0) {
            return TaskReport.open(Line.of(DecisionText.PAY_OPEN, toPay), new Step(DecisionText.PAY_GO, LIST));
        }
        int waiting = counts.byState().getOrDefault(PersonState.SUBMITTED, 0);
        if (waiting > 0) {
            return TaskReport.blocked(
                    Line.of(DecisionText.PAY_NOBODY_YET), Line.of(DecisionText.PAY_WAITS_FOR_TAGS));
        }
        boolean decided = counts.of(PersonTab.IN_REVIEW) + counts.of(PersonTab.APPROVED) > 0;
        return decided
                ? TaskReport.done(Line.of(DecisionText.PAY_NOBODY), new Step(DecisionText.PAY_LOOK, LIST))
                : notYet(situation);
    }

    private static TaskReport notYet(Situation situation) {
        Optional<Task> missing = situation.missingFor(Task.PAY);
        return TaskReport.blocked(
                Line.of(Task.PAY.nothingYet()),
                missing.map(task -> Line.of(ProgressText.AFTER, task.title()))
                        .orElseGet(() -> Line.of(DecisionText.PAY_WAITS_FOR_TAGS)));
    }
}
