package org.fairgate.platform.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next where the next page begins; empty on the last one
 */
public record Paged<T>(List<T> rows, Optional<Cursor> next) {
    public Paged {
        rows = List.copyOf(rows);
    }

    /** The only page of a list. */
    public static <T> Paged<T> whole(List<T> rows) {
        return new Paged<>(rows, Optional.empty());
    }

    /**
     * Cuts a page out of what was read.
     *
     * @param found one row more than the page takes, if there are so many: that is how one knows of a next page
     * @param end where a page ends whose last row is this
     */
    public static <T> Paged<T> cut(List<T> found, int limit, Function<T, Cursor> end) {
        return found.size() <= limit
                ? whole(found)
                : new Paged<>(found.subList(0, limit), Optional.of(end.apply(found.get(limit - 1))));
    }
}
