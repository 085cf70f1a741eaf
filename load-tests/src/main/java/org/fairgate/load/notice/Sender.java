package org.fairgate.load.notice;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;

/** One connection that sends a notice after the other and waits for each answer. */
final class Sender implements Runnable {
    private static final int TIMEOUT_MS = 30_000;

    private final String host;
    private final int port;
    private final Queue<byte[]> requests;
    private final byte[] answer = new byte[8_192];
    private int good;
    private int other;

    Sender(String host, int port, Queue<byte[]> requests) {
        this.host = host;
        this.port = port;
        this.requests = requests;
    }

    /** How many were answered {@code success}. */
    int good() {
        return good;
    }

    /** How many were answered otherwise or not at all. */
    int other() {
        return other;
    }

    @Override
    public void run() {
        try (Socket socket = new Socket(host, port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MS);
            for (byte[] next = requests.poll(); next != null; next = requests.poll()) {
                socket.getOutputStream().write(next);
                if (isSuccess(socket.getInputStream())) {
                    good++;
                } else {
                    other++;
                }
            }
        } catch (IOException broken) {
            other++;
        }
    }

    /** Answers are short: headers, an empty line and as many bytes as they say. */
    private boolean isSuccess(InputStream in) throws IOException {
        int length = 0;
        while (true) {
            int read = in.read(answer, length, answer.length - length);
            if (read < 0) {
                throw new IOException("closed");
            }
            length += read;
            String text = new String(answer, 0, length, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n");
            if (body > 0 && length - body - 4 >= contentLength(text)) {
                return text.startsWith("HTTP/1.1 200") && text.endsWith("\r\n\r\nsuccess");
            }
        }
    }

    private static int contentLength(String head) {
        String lower = head.toLowerCase(java.util.Locale.ROOT);
        int at = lower.indexOf("content-length: ");
        return at < 0 ? 0 : Integer.parseInt(lower.substring(at + 16, lower.indexOf('\r', at)));
    }
}
