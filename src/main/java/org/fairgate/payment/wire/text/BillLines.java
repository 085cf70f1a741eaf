package org.fairgate.payment.wire.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.fairgate.payment.gateway.GatewayUnknown;

/** The lines of a bill, one after the other; a line without an end would fill the memory, so each has a bound. */
public final class BillLines {
    private static final int LONGEST = 16 * 1024;

    private final BufferedReader text;

    /** @param text is read to its end and left open */
    public BillLines(Reader text) {
        this.text = new BufferedReader(text);
    }

    /**
     * The next line without its end; empty after the last.
     *
     * @throws GatewayUnknown {@code too-large}
     */
    public Optional<String> next() throws IOException {
        int first = text.read();
        if (first < 0) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        for (int next = first; next >= 0 && next != '\n'; next = text.read()) {
            if (line.length() == LONGEST) {
                throw new GatewayUnknown("too-large");
            }
            line.append((char) next);
        }
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
            line.setLength(end);
        }
        return Optional.of(line.toString());
    }
}
