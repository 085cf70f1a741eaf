package org.fairgate.person.intake.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.fairgate.kernel.Role;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Large files come over slow lines; everything else must arrive soon. */
@Tag("R-PER-7")
class SlowUploadApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("FAIRGATE_HTTP_BODY_TIMEOUT", "1s");

    private static final long PAUSE_MS = 4_000;
    private static final String HEAD = """
            --edge\r
            Content-Disposition: form-data; name="file"; filename="people.xlsx"\r
            \r
            """;

    @Test
    void anImportMayTakeLongerToArriveThanAnythingElse() throws IOException {
        // What has arrived is looked at and found to be no spreadsheet.
        assertThat(answer("/api/v1/persons/imports")).startsWith("HTTP/1.1 415 ");
    }

    @Test
    void anythingElseIsNotWaitedFor() throws IOException {
        assertThat(answer("/api/v1/files")).startsWith("HTTP/1.1 408 ");
    }

    private static String answer(String path) throws IOException {
        String first = HEAD + "not a spread";
        String second = "sheet\r\n--edge--\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                            + SERVER.token(SERVER.newId(), Role.UNIT)
                            + "\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: "
                            + (first.length() + second.length()) + "\r\n\r\n" + first)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Object unused = SERVER.database()
                    .vertx()
                    .timer(PAUSE_MS, TimeUnit.MILLISECONDS)
                    .await();
            write(out, second);
            byte[] head = socket.getInputStream().readNBytes(16);
            return new String(head, StandardCharsets.US_ASCII);
        }
    }

    /** Whoever was refused may find the connection closed; the answer was sent before. */
    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }
}
