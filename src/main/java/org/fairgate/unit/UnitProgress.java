package org.fairgate.unit;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.unit.form.CheckedPage;
import org.fairgate.unit.progress.Line;
import org.fairgate.unit.progress.Progress;
import org.fairgate.unit.progress.ProgressService;
import org.fairgate.unit.progress.ProgressSource;
import org.fairgate.unit.progress.ProgressText;
import org.fairgate.unit.progress.Step;
import org.fairgate.unit.progress.Task;
import org.fairgate.unit.progress.TaskReport;

/** The progress page of a unit (R-ACC-8): the tasks of account and unit from here, the others from later features. */
public final class UnitProgress {
    private static final Step PREVIEW = new Step(ProgressText.LOOK_AT_PREVIEW, "/unit/preview");

    private final UnitService units;
    private final ProgressService progress;

    /** @param further sources of the features above, none for account and unit */
    public UnitProgress(UnitService units, List<ProgressSource> further) {
        this.units = units;
        List<ProgressSource> all = new ArrayList<>(further);
        all.add(source(Task.ACCOUNT, UnitProgress::account));
        all.add(source(Task.UNIT, UnitProgress::unit));
        this.progress = new ProgressService(all);
    }

    /** How far the unit is in the current edition; fails with {@link UnitProblem#NOT_REGISTERED}. */
    public Future<Progress> of(UnitId id) {
        return units.find(id).compose(unit -> progress.of(id, unit.edition()));
    }

    private static TaskReport account(UnitPreview preview) {
        return TaskReport.done(
                Line.of(ProgressText.SIGNED_UP_AT, preview.details().unit().createdAt()),
                new Step(ProgressText.LOOK_AT_ACCOUNT, "/account"));
    }

    private static TaskReport unit(UnitPreview preview) {
        int pages = preview.pages().size();
        if (preview.complete()) {
            return TaskReport.done(Line.of(ProgressText.UNIT_COMPLETE, pages), PREVIEW);
        }
        long complete = preview.pages().stream().filter(CheckedPage::complete).count();
        Line facts = Line.of(
                ProgressText.UNIT_INCOMPLETE, complete, pages, preview.issues().size());
        String first = preview.issues().get(0).rule().page().path();
        return TaskReport.open(facts, new Step(ProgressText.FILL_IN_UNIT, first));
    }

    private ProgressSource source(Task task, Function<UnitPreview, TaskReport> report) {
        return new ProgressSource() {
            @Override
            public Task task() {
                return task;
            }

            @Override
            public Future<TaskReport> report(Situation situation) {
                return units.preview(situation.unit()).map(report);
            }
        };
    }
}
