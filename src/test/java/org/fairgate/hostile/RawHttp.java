package org.fairgate.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fairgate.testing.Answer;
import org.jspecify.annotations.Nullable;

/** Bytes on a socket, for requests that no HTTP client would send. */
final class RawHttp {
    /** How long the server may think; it drops whoever does not finish a request within its own, shorter time. */
    private static final int PATIENCE_MS = 8_000;

    /** How long a second answer is waited for, where the connection stays open. */
    private static final int LINGER_MS = 60;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /** All that is answered to this text until the connection is closed or falls silent; fails on a hang. */
    List<Answer> send(String request) {
        return send(request.getBytes(StandardCharsets.ISO_8859_1), 1);
    }

    /** The same for bytes that are sent several times on one connection, for as long as the server takes them. */
    List<Answer> send(byte[] request, int times) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            write(socket.getOutputStream(), request, times);
            return answers(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, byte[] request, int times) {
        try {
            for (int i = 0; i < times; i++) {
                out.write(request);
            }
            out.flush();
        } catch (IOException closedByServer) {
            // It need not read to the end what it has refused; its answer is still to be read.
        }
    }

    private static List<Answer> answers(Socket socket) throws IOException {
        List<Answer> all = new ArrayList<>();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        try {
            for (Answer next = answer(in); next != null; next = answer(in)) {
                all.add(next);
                boolean closing = next.header("connection").equalsIgnoreCase("close");
                socket.setSoTimeout(closing ? PATIENCE_MS : LINGER_MS);
            }
        } catch (SocketTimeoutException silent) {
            if (all.isEmpty() || socket.getSoTimeout() == PATIENCE_MS) {
                throw new AssertionError(
                        "the server hangs after " + all + " "
                                + all.get(all.size() - 1).headers(),
                        silent);
            }
        }
        return all;
    }

    /** The next answer; null at the end of the connection. */
    private static @Nullable Answer answer(InputStream in) throws IOException {
        String status = line(in);
        if (status.isEmpty()) {
            return null;
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(": ?", 2);
            headers.computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(parts[1]);
        }
        HttpHeaders read = HttpHeaders.of(headers, (name, value) -> true);
        int length = Integer.parseInt(read.firstValue("content-length").orElse("0"));
        return new Answer(Integer.parseInt(status.split(" ", 3)[1]), read, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) {
            // Closed with what we sent still unread: an end like another.
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
