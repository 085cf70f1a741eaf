package org.fairgate.person.page;

import io.vertx.core.Future;
import org.fairgate.person.PersonService;
import org.fairgate.person.base.PersonCounts;
import org.fairgate.person.base.PersonTab;
import org.fairgate.unit.progress.Line;
import org.fairgate.unit.progress.ProgressSource;
import org.fairgate.unit.progress.Step;
import org.fairgate.unit.progress.Task;
import org.fairgate.unit.progress.TaskReport;

/**
 * Tells about the persons (R-ACC-8): open while there is none, or while one was sent back. Whether those that are there
 * are filled in and submitted is told by the task after it.
 */
public final class PersonsSource implements ProgressSource {
    private final PersonService persons;

    public PersonsSource(PersonService persons) {
        this.persons = persons;
    }

    @Override
    public Task task() {
        return Task.PERSONS;
    }

    @Override
    public Future<TaskReport> report(Situation situation) {
        return persons.counts(situation.unit()).map(PersonsSource::told);
    }

    private static TaskReport told(PersonCounts counts) {
        int all = counts.registered();
        int returned = counts.of(PersonTab.RETURNED);
        if (all == 0) {
            return TaskReport.open(
                    Line.of(PersonPageText.PROGRESS_NONE), new Step(PersonPageText.STEP_ADD, ListView.PATH));
        }
        if (returned > 0) {
            return TaskReport.open(
                    Line.of(PersonPageText.PROGRESS_RETURNED, all, returned),
                    new Step(PersonPageText.STEP_CORRECT, ListView.PATH + "?tab=" + PersonTab.RETURNED.code()));
        }
        Line facts = counts.unsubmitted() > 0
                ? Line.of(PersonPageText.PROGRESS_DRAFTS, all, counts.unsubmitted())
                : Line.of(PersonPageText.PROGRESS_ALL, all);
        return TaskReport.done(facts, new Step(PersonPageText.STEP_LOOK, ListView.PATH));
    }
}
