package org.fairgate.load;

import java.nio.ByteBuffer;

/**
 * Finds the end of one HTTP/1.1 answer and the little that a save needs of it: status and version. Knows
 * {@code Content-Length} and chunked bodies; reads from the start of the buffer until the answer is whole, which costs
 * nothing in the common case of one read per answer.
 */
final class AnswerReader {
    private static final byte[] CONTENT_LENGTH = lowerCase("content-length:");
    private static final byte[] CHUNKED = lowerCase("transfer-encoding:");
    private static final byte[] ETAG = lowerCase("etag:");
    private static final byte[] CURRENT_VERSION = lowerCase("\"currentversion\":");
    private static final int STATUS_AT = 9;

    private int status;
    private long version;
    private long contentLength;
    private boolean chunked;

    /** Status of the answer that {@link #isWhole} has found whole. */
    int status() {
        return status;
    }

    /** Version in the ETag, or of the newer text in a 412; -1 if the answer names none. */
    long version() {
        return version;
    }

    /** Whether the first {@code position} bytes of the buffer are a whole answer. */
    boolean isWhole(ByteBuffer in) {
        int end = in.position();
        int body = readHead(in, end);
        if (body < 0) {
            return false;
        }
        boolean whole = chunked ? endsWithLastChunk(in, body, end) : end - body >= contentLength;
        if (whole && version < 0 && status != 200) {
            version = versionInBody(in, body, end);
        }
        return whole;
    }

    /** Returns where the body starts, or -1 if the head is not whole. */
    private int readHead(ByteBuffer in, int end) {
        version = -1;
        contentLength = 0;
        chunked = false;
        int line = lineEnd(in, 0, end);
        if (line < 0) {
            return -1;
        }
        status = (int) number(in, STATUS_AT, end);
        for (int at = line; at < end; at = line) {
            line = lineEnd(in, at, end);
            if (line < 0) {
                return -1;
            }
            if (in.get(at) == '\r') {
                return line;
            }
            readHeader(in, at, line);
        }
        return -1;
    }

    private void readHeader(ByteBuffer in, int at, int end) {
        switch (in.get(at) | 0x20) {
            case 'c' -> {
                if (startsWith(in, at, end, CONTENT_LENGTH)) {
                    contentLength = number(in, at + CONTENT_LENGTH.length, end);
                }
            }
            case 'e' -> {
                if (startsWith(in, at, end, ETAG)) {
                    version = number(in, at + ETAG.length, end);
                }
            }
            case 't' -> chunked |= startsWith(in, at, end, CHUNKED);
            default -> {}
        }
    }

    private static int lineEnd(ByteBuffer in, int from, int end) {
        for (int i = from; i < end; i++) {
            if (in.get(i) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean startsWith(ByteBuffer in, int at, int end, byte[] lowerCase) {
        if (end - at < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            byte b = in.get(at + i);
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first decimal number at or after {@code at}, on this line; -1 if there is none. */
    private static long number(ByteBuffer in, int at, int end) {
        int i = at;
        while (i < end && !isDigit(in.get(i)) && in.get(i) != '\n') {
            i++;
        }
        if (i >= end || in.get(i) == '\n') {
            return -1;
        }
        long value = 0;
        for (; i < end && isDigit(in.get(i)); i++) {
            value = value * 10 + in.get(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean endsWithLastChunk(ByteBuffer in, int body, int end) {
        return end - body >= 5
                && in.get(end - 5) == '0'
                && in.get(end - 4) == '\r'
                && in.get(end - 3) == '\n'
                && in.get(end - 2) == '\r'
                && in.get(end - 1) == '\n';
    }

    private static long versionInBody(ByteBuffer in, int body, int end) {
        for (int i = body; i < end - CURRENT_VERSION.length; i++) {
            if (in.get(i) == '"' && startsWith(in, i, end, CURRENT_VERSION)) {
                return number(in, i + CURRENT_VERSION.length, end);
            }
        }
        return -1;
    }

    private static byte[] lowerCase(String ascii) {
        return ascii.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
