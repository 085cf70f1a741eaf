package org.fairgate.review.page.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workbench as it is drawn.
 *
 * @param rows the queue
 * @param next address of the next page of the queue
 * @param first address of its first page, from a later one
 * @param nextDeadline what comes next when all is done
 * @param flash what has just been done
 * @param open the case beside the queue
 */
public record DeskView(
        String title,
        List<TabView> tabs,
        FilterView filter,
        List<Row> rows,
        @Nullable String next,
        @Nullable String first,
        String nextDeadline,
        @Nullable String flash,
        @Nullable CaseView open) {
    public DeskView {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    /**
     * A unit in the queue.
     *
     * @param facts where it belongs and what it is
     * @param waiting for how long, or when it was decided
     * @param claimedBy who else has it open; empty for nobody
     */
    public record Row(
            String unit,
            String link,
            String name,
            String facts,
            String waiting,
            boolean overdue,
            int round,
            String claimedBy,
            boolean current) {}
}
