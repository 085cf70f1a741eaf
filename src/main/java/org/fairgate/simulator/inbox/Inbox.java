package org.fairgate.simulator.inbox;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The newest letters, at most as many as its capacity. Safe for any thread. */
public final class Inbox {
    private final InstantSource clock;
    private final int capacity;
    private final Deque<Message> newestFirst = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long lastId;
    private long dropped;

    /**
     * An empty inbox.
     *
     * @param capacity at least 1
     */
    public Inbox(InstantSource clock, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("inbox capacity must be at least 1, not " + capacity);
        }
        this.clock = clock;
        this.capacity = capacity;
    }

    /** Takes a letter in; the oldest gives way if the inbox is full. */
    public void add(Letter letter) {
        keep(letter);
        listeners.forEach(Runnable::run);
    }

    private synchronized void keep(Letter letter) {
        Message message = new Message(++lastId, clock.instant(), isRepeat(letter), letter);
        if (newestFirst.size() == capacity) {
            newestFirst.removeLast();
            dropped++;
        }
        newestFirst.addFirst(message);
    }

    /** Newest first. */
    public synchronized List<Message> find(InboxQuery query) {
        return newestFirst.stream().filter(query).limit(query.limit()).toList();
    }

    /** A message by its id, if it is still here. */
    public synchronized Optional<Message> message(long id) {
        return newestFirst.stream().filter(message -> message.id() == id).findFirst();
    }

    /** Removes all messages. Ids go on where they were. */
    public synchronized void clear() {
        newestFirst.clear();
        dropped = 0;
    }

    /** How full it is. */
    public synchronized Standing standing() {
        return new Standing(newestFirst.size(), dropped, lastId);
    }

    /** Calls back after every new message, on the thread that brought it, until the answer is run. */
    Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private boolean isRepeat(Letter letter) {
        Letter.Envelope sent = letter.envelope();
        return !sent.reference().isEmpty()
                && newestFirst.stream()
                        .map(Message::letter)
                        .anyMatch(earlier -> earlier.kind() == letter.kind()
                                && earlier.envelope().reference().equals(sent.reference())
                                && earlier.envelope().to().equals(sent.to()));
    }

    /**
     * How full the inbox is.
     *
     * @param held messages in the inbox
     * @param dropped messages that gave way to newer ones since the inbox was last cleared
     * @param latest id of the newest message ever received, 0 before the first
     */
    public record Standing(int held, long dropped, long latest) {}
}
