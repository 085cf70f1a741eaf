package org.fairgate.person.intake.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
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
    void anImportMayTakeLongerToArriveThanAnythingElse() throws IOException, InterruptedException {
        // What has arrived is looked at and found to be no spreadsheet.
        assertThat(status("/api/v1/persons/imports")).isEqualTo(415);
    }

    /** The connection ends while the client still sends, so the answer may be lost on its way. */
    @Test
    void anythingElseIsNotWaitedFor() throws InterruptedException {
        try {
            assertThat(status("/api/v1/files")).isEqualTo(408);
        } catch (IOException closed) {
            assertThat(closed).hasMessageNotContaining("timed out");
        }
    }

    private static int status(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(SERVER.uri().resolve(path))
                .header("Authorization", "Bearer " + SERVER.token(SERVER.newId(), Role.UNIT))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofInputStream(SlowUploadApiTest::slowly))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static InputStream slowly() {
        List<InputStream> parts = List.of(bytes(HEAD + "not a spread"), new Pause(), bytes("sheet\r\n--edge--\r\n"));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing, after a while. */
    private static final class Pause extends InputStream {
        @Override
        public int read() {
            Object unused = SERVER.database()
                    .vertx()
                    .timer(PAUSE_MS, TimeUnit.MILLISECONDS)
                    .await();
            return -1;
        }
    }
}
