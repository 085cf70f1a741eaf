package org.fairgate.simulator.pay.notice;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** What is to be done later, in the order of time. Safe for any thread. */
public final class Agenda {
    private final InstantSource clock;
    private final int capacity;
    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::due).thenComparing(Item::serial));
    private long serial;

    /**
     * An empty agenda.
     *
     * @param capacity how many things may wait, at least 1
     */
    public Agenda(InstantSource clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    private record Item(Instant due, long serial, Supplier<Future<?>> action) {}

    /**
     * Notes an action; it must not fail.
     *
     * @return whether there was room
     */
    public synchronized boolean at(Instant due, Supplier<Future<?>> action) {
        return items.size() < capacity && items.add(new Item(due, ++serial, action));
    }

    /** Does what is due; completes when all of it is done. What becomes due meanwhile is left for the next time. */
    public Future<Void> runDue() {
        return Future.join(takeDue().stream().map(item -> item.action().get()).toList())
                .mapEmpty();
    }

    /** When the next thing is due; far away if there is none. */
    public synchronized Instant next() {
        Item first = items.peek();
        return first == null ? Instant.MAX : first.due();
    }

    private synchronized List<Item> takeDue() {
        Instant now = clock.instant();
        List<Item> due = new ArrayList<>();
        while (!next().isAfter(now)) {
            due.add(items.remove());
        }
        return due;
    }
}
