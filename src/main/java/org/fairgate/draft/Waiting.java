package org.fairgate.draft;

import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * One key's place in the queue: the save that will be written and everybody who waits for it. A save that builds on the
 * waiting one takes its place (the older content is superseded, its sender is told the version it would have had); a
 * repeat of the same save joins it.
 */
final class Waiting {
    private final long enqueuedNanos;
    private final List<Waiter> waiters = new ArrayList<>(1);
    private Save save;

    /** @param answer completed on the caller's own event loop, wherever this is called */
    private record Waiter(long version, Promise<Outcome> answer) {}

    Waiting(Save save, Promise<Outcome> answer, long nowNanos) {
        this.save = save;
        this.enqueuedNanos = nowNanos;
        waiters.add(new Waiter(save.version(), answer));
    }

    Save save() {
        return save;
    }

    long enqueuedNanos() {
        return enqueuedNanos;
    }

    int waiters() {
        return waiters.size();
    }

    /** Takes another save of the same key in, if it fits; false means that the database has to decide. */
    boolean absorb(Save other, Promise<Outcome> answer) {
        boolean repeat = other.base() == save.base() && save.version() == save.base() + 1 && other.hasContentOf(save);
        boolean successor = other.base() == save.version();
        if (successor) {
            save = new Save(save.key(), save.base(), other.version(), other.body(), other.hash());
        }
        if (repeat || successor) {
            waiters.add(new Waiter(other.version(), answer));
        }
        return repeat || successor;
    }

    /** Tells everybody, each on their own event loop. */
    void answer(Outcome outcome) {
        for (Waiter waiter : waiters) {
            Outcome own = outcome instanceof Outcome.Saved ? new Outcome.Saved(waiter.version()) : outcome;
            waiter.answer().complete(own);
        }
    }

    /** Tells everybody that nothing is known to be saved. */
    void fail(Throwable cause) {
        for (Waiter waiter : waiters) {
            waiter.answer().fail(cause);
        }
    }
}
