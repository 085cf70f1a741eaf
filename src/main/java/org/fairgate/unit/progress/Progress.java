package org.fairgate.unit.progress;

import java.util.List;
import java.util.Optional;

/**
 * The whole chart.
 *
 * @param tasks all eight, in order
 * @param next the one thing to do now; empty when it is somebody else's turn
 */
public record Progress(List<Entry> tasks, Optional<Step> next) {
    public Progress {
        tasks = List.copyOf(tasks);
    }

    /**
     * One task on the page.
     *
     * @param number from 1
     */
    public record Entry(int number, Task task, TaskState state, TaskReport report) {}
}
