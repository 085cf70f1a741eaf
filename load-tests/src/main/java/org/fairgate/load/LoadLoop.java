package org.fairgate.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One selector thread and its connections.
 *
 * <p>Closed loop: an answer is followed at once by the next save. Open loop: saves are due at even distances, whatever
 * the server does; a save that finds no free connection waits, and its latency still counts from when it was due.
 */
final class LoadLoop implements AutoCloseable {
    private static final long MOST_WAIT_MS = 50;
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final boolean once;
    private final long intervalNanos;
    private Window window = new Window(0, 0, 0);
    private long due;
    private long lastAnswer;

    /**
     * Connects all, blocking.
     *
     * @param hands the keys of each connection
     * @param rate saves per second of this thread, 0 for a closed loop
     */
    LoadLoop(RunOptions options, Work work, List<int[]> hands, double rate) throws IOException {
        once = options.once();
        intervalNanos = rate == 0 || once ? 0 : Math.max(1, (long) (1e9 / rate));
        selector = Selector.open();
        var server =
                new InetSocketAddress(options.url().getHost(), options.url().getPort());
        for (int[] hand : hands) {
            connections.add(new Connection(server, selector, work, hand));
        }
        idle.addAll(connections);
    }

    /** Runs to the end of the window and until the last answer, or ten seconds longer at most. */
    void run(Window runWindow) throws IOException {
        window = runWindow;
        due = runWindow.start();
        lastAnswer = runWindow.start();
        long now = System.nanoTime();
        while (now - window.to() < 0 && !(once && allAnswered())) {
            long wait = intervalNanos == 0 ? sendAllIdle(now) : sendDue(now);
            selector.select(this::ready, wait);
            now = System.nanoTime();
        }
        countUnsent();
        while (!allAnswered() && now - window.to() < DRAIN_NANOS) {
            selector.select(this::ready, MOST_WAIT_MS);
            now = System.nanoTime();
        }
        tally.unanswered(connections.stream().filter(Connection::isInFlight).count());
    }

    private long sendAllIdle(long now) throws IOException {
        for (Connection free = idle.poll(); free != null; free = idle.poll()) {
            if (!once || free.begun() < free.keyCount()) {
                free.send(now);
            }
        }
        return MOST_WAIT_MS;
    }

    /** Sends what is due and returns for how many milliseconds nothing will be. */
    private long sendDue(long now) throws IOException {
        while (due - now <= 0) {
            Connection free = idle.poll();
            if (free == null) {
                return MOST_WAIT_MS;
            }
            free.send(due);
            due += intervalNanos;
        }
        return Math.max(1, Math.min(MOST_WAIT_MS, (due - now) / 1_000_000));
    }

    private void ready(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.write();
            } else {
                receive(connection);
            }
        } catch (IOException broken) {
            mend(connection);
        }
    }

    private void receive(Connection connection) throws IOException {
        int status = connection.receive();
        if (status == 0) {
            return;
        }
        long now = System.nanoTime();
        lastAnswer = now;
        long intended = connection.intended();
        if (once || window.counts(intervalNanos == 0 ? now : intended)) {
            if (status / 100 == 2) {
                tally.saved(now - intended);
            } else {
                tally.refused(status);
            }
        }
        if (intervalNanos == 0 && !once && now - window.to() < 0) {
            connection.send(now);
        } else {
            idle.add(connection);
        }
    }

    private void mend(Connection connection) {
        boolean lost = connection.isInFlight();
        if (lost) {
            tally.broken();
        }
        try {
            connection.reconnect();
        } catch (IOException gone) {
            throw new UncheckedIOException("the server does not accept connections any more", gone);
        }
        if (lost) {
            idle.add(connection);
        }
    }

    private void countUnsent() {
        if (intervalNanos > 0 && due - window.to() < 0) {
            tally.unsent((window.to() - due) / intervalNanos);
        }
    }

    private boolean allAnswered() {
        for (Connection connection : connections) {
            if (connection.isInFlight() || once && connection.begun() < connection.keyCount()) {
                return false;
            }
        }
        return true;
    }

    /** To be read when {@link #run} has ended. */
    Tally tally() {
        return tally;
    }

    /** The {@link System#nanoTime} of the last answer. */
    long lastAnswer() {
        return lastAnswer;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
