package org.fairgate.unit.progress;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.unit.progress.TaskReport.Standing;

/** Tells how one task of a unit stands; one for each task that a feature has. */
public interface ProgressSource {
    /** The task it tells about. */
    Task task();

    /** How the task stands now. Reads the unit's own rows only. */
    Future<TaskReport> report(Situation situation);

    /**
     * Whose progress is asked for.
     *
     * @param earlier reports of the tasks before this one
     */
    record Situation(UnitId unit, EditionId edition, Map<Task, TaskReport> earlier) {
        public Situation {
            earlier = Map.copyOf(earlier);
        }

        /** The first task that the given one needs and that is not done. */
        public Optional<Task> missingFor(Task task) {
            List<Task> needs = task.needs();
            return needs.stream().filter(need -> !isDone(need)).findFirst();
        }

        private boolean isDone(Task task) {
            TaskReport report = earlier.get(task);
            return report != null && report.standing() == Standing.DONE;
        }
    }
}
