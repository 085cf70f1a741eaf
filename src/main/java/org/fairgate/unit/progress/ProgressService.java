package org.fairgate.unit.progress;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.unit.progress.ProgressSource.Situation;
import org.fairgate.unit.progress.TaskReport.Standing;

/** Puts the reports of all features together. */
public final class ProgressService {
    private final Map<Task, ProgressSource> sources = new EnumMap<>(Task.class);

    /**
     * @param sources of the features that exist, at most one for a task
     * @throws IllegalArgumentException when two tell about the same task
     */
    public ProgressService(List<ProgressSource> sources) {
        for (ProgressSource source : sources) {
            if (this.sources.put(source.task(), source) != null) {
                throw new IllegalArgumentException("two sources for " + source.task());
            }
        }
    }

    /** How far the unit is in the edition. */
    public Future<Progress> of(UnitId unit, EditionId edition) {
        Future<Map<Task, TaskReport>> reports = Future.succeededFuture(new EnumMap<>(Task.class));
        for (Task task : Task.values()) {
            reports = reports.compose(earlier ->
                    report(task, new Situation(unit, edition, earlier)).map(report -> with(earlier, task, report)));
        }
        return reports.map(ProgressService::chart);
    }

    private Future<TaskReport> report(Task task, Situation situation) {
        ProgressSource source = sources.get(task);
        return source == null ? Future.succeededFuture(nothingYet(task, situation)) : source.report(situation);
    }

    /** A task that no feature serves: nothing can have been done in it. */
    private static TaskReport nothingYet(Task task, Situation situation) {
        Line reason = situation
                .missingFor(task)
                .map(need -> Line.of(ProgressText.AFTER, need.title()))
                .orElseGet(() -> Line.of(ProgressText.OPENS_LATER));
        return TaskReport.blocked(Line.of(task.nothingYet()), reason);
    }

    private static Map<Task, TaskReport> with(Map<Task, TaskReport> earlier, Task task, TaskReport report) {
        Map<Task, TaskReport> more = new EnumMap<>(earlier);
        more.put(task, report);
        return more;
    }

    private static Progress chart(Map<Task, TaskReport> reports) {
        Optional<Task> next = reports.entrySet().stream()
                .filter(entry -> entry.getValue().standing() == Standing.OPEN)
                .map(Map.Entry::getKey)
                .findFirst();
        List<Progress.Entry> entries = new ArrayList<>();
        reports.forEach((task, report) -> entries.add(
                new Progress.Entry(entries.size() + 1, task, state(report, next.equals(Optional.of(task))), report)));
        return new Progress(entries, next.map(reports::get).flatMap(TaskReport::step));
    }

    private static TaskState state(TaskReport report, boolean next) {
        return switch (report.standing()) {
            case DONE -> TaskState.DONE;
            case OPEN -> next ? TaskState.NEXT : TaskState.TO_DO;
            case WAITING -> TaskState.WAITING;
            case BLOCKED -> TaskState.CANNOT_START;
        };
    }
}
