package org.fairgate.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One keep-alive connection with at most one request in flight, and the keys that are its own, in turn.
 *
 * <p>Used by one thread.
 */
final class Connection {
    private static final int MOST_ANSWER_BYTES = 32_768;

    private final InetSocketAddress server;
    private final Work work;
    private final int[] hand;
    private final ByteBuffer out;
    private final ByteBuffer in = ByteBuffer.allocateDirect(MOST_ANSWER_BYTES);
    private final AnswerReader answer = new AnswerReader();
    private SelectionKey selection;
    private int turn = -1;
    private long intended;
    private boolean inFlight;

    /** Connects; blocks until the server has accepted. */
    Connection(InetSocketAddress server, Selector selector, Work work, int[] hand) throws IOException {
        this.server = server;
        this.work = work;
        this.out = ByteBuffer.allocateDirect(work.longest());
        this.hand = hand;
        this.selection = connect(selector);
    }

    private SelectionKey connect(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Starts afresh after the server has closed the connection or broken the protocol. */
    void reconnect() throws IOException {
        close();
        inFlight = false;
        selection = connect(selection.selector());
    }

    void close() throws IOException {
        selection.channel().close();
    }

    boolean isInFlight() {
        return inFlight;
    }

    /** Requests that the connection has begun. */
    int begun() {
        return turn + 1;
    }

    int keyCount() {
        return hand.length;
    }

    /** The {@link System#nanoTime} at which the request in flight, or the last one, was due. */
    long intended() {
        return intended;
    }

    /** Begins the request of the next key. */
    void send(long intendedNanos) throws IOException {
        intended = intendedNanos;
        inFlight = true;
        turn++;
        work.write(hand[turn % hand.length], out.clear());
        out.flip();
        in.clear();
        write();
    }

    /** Continues a write that the socket did not take whole. */
    void write() throws IOException {
        ((SocketChannel) selection.channel()).write(out);
        selection.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /**
     * Reads what has come.
     *
     * @return the status if the answer is whole, 0 if more must come
     * @throws EOFException if the server closed the connection
     */
    int receive() throws IOException {
        if (((SocketChannel) selection.channel()).read(in) < 0) {
            throw new EOFException("closed by the server");
        }
        if (!answer.isWhole(in)) {
            if (!in.hasRemaining()) {
                throw new IOException("an answer longer than " + MOST_ANSWER_BYTES + " bytes");
            }
            return 0;
        }
        inFlight = false;
        work.answered(hand[turn % hand.length], answer);
        return answer.status();
    }
}
