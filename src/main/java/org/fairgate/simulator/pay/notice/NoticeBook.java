package org.fairgate.simulator.pay.notice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The newest notices, at most as many as its capacity. Safe for any thread. */
public final class NoticeBook {
    private final Map<String, Notice> notices;

    /**
     * An empty book.
     *
     * @param capacity at least 1
     */
    public NoticeBook(int capacity) {
        this.notices = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Notice> eldest) {
                return size() > capacity;
            }
        };
    }

    /** A notice by its number, if it is still here. */
    public synchronized Optional<Notice> find(String id) {
        return Optional.ofNullable(notices.get(id));
    }

    /**
     * Newest first.
     *
     * @param limit at most so many
     */
    public synchronized List<Notice> list(Predicate<Notice> filter, int limit) {
        List<Notice> all = new ArrayList<>(notices.values());
        Collections.reverse(all);
        return all.stream().filter(filter).limit(limit).toList();
    }

    synchronized Notice keep(Notice notice) {
        notices.put(notice.event().id(), notice);
        return notice;
    }

    /** Changes a notice; one that is forgotten already stays so. */
    synchronized Notice change(Notice notice, UnaryOperator<Notice> change) {
        String id = notice.event().id();
        Notice changed = change.apply(find(id).orElse(notice));
        return notices.containsKey(id) ? keep(changed) : changed;
    }
}
