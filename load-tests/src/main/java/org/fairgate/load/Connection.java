package org.fairgate.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One keep-alive connection with at most one save in flight, and the draft keys that are its own, saved in turn.
 *
 * <p>Used by one thread.
 */
final class Connection {
    private static final byte[] FIRST_SAVE = ascii("If-None-Match: *\r\n\r\n");
    private static final byte[] BASED_ON = ascii("If-Match: \"");
    private static final byte[] END_OF_HEAD = ascii("\"\r\n\r\n");
    private static final int MOST_HEAD_BYTES = 2_048;
    private static final int MOST_ANSWER_BYTES = 32_768;

    private final InetSocketAddress server;
    private final DraftKeys drafts;
    private final int[] hand;
    private final byte[] body = FormBody.of(0);
    private final byte[] digits = new byte[20];
    private final ByteBuffer out = ByteBuffer.allocateDirect(MOST_HEAD_BYTES + FormBody.length());
    private final ByteBuffer in = ByteBuffer.allocateDirect(MOST_ANSWER_BYTES);
    private final AnswerReader answer = new AnswerReader();
    private SelectionKey selection;
    private int turn = -1;
    private long intended;
    private boolean inFlight;

    /** Connects; blocks until the server has accepted. */
    Connection(InetSocketAddress server, Selector selector, DraftKeys drafts, int[] hand) throws IOException {
        this.server = server;
        this.drafts = drafts;
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

    /** Saves that the connection has begun. */
    int begun() {
        return turn + 1;
    }

    int keyCount() {
        return hand.length;
    }

    /** The {@link System#nanoTime} at which the save in flight, or the last one, was due. */
    long intended() {
        return intended;
    }

    /** Begins the save of the next key. */
    void send(long intendedNanos) throws IOException {
        intended = intendedNanos;
        inFlight = true;
        turn++;
        int key = hand[turn % hand.length];
        long version = drafts.version(key);
        out.clear().put(drafts.head(key));
        if (version == 0) {
            out.put(FIRST_SAVE);
        } else {
            out.put(BASED_ON);
            putNumber(version);
            out.put(END_OF_HEAD);
        }
        FormBody.writeVersion(body, version + 1);
        out.put(body).flip();
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
        if (answer.version() > 0) {
            drafts.acknowledged(hand[turn % hand.length], answer.version());
        }
        return answer.status();
    }

    private void putNumber(long value) {
        int at = digits.length;
        for (long rest = value; rest > 0; rest /= 10) {
            digits[--at] = (byte) ('0' + rest % 10);
        }
        out.put(digits, at, digits.length - at);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
