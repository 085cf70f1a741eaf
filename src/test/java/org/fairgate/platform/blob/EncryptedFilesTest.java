package org.fairgate.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedFilesTest {
    private static final byte[] CONTENT = "营业执照".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private final UnitId unit = new UnitId(UUID.randomUUID());
    private final FileId file = new FileId(UUID.randomUUID());
    private Vertx vertx;
    private BlobStore blobs;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        SecureRandom random = new SecureRandom();
        FieldCipher cipher = new FieldCipher(
                KeyRing.parse("fieldKeys", new Secret("t:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")), random);
        BoundedWorkers workers = new BoundedWorkers(
                vertx, new SimpleMeterRegistry(), new Bounds("blob", 2, 100, Duration.ofSeconds(30)));
        blobs = new EncryptedFiles(directory.resolve("blobs"), cipher, new Ids(new TestClock(), random), workers);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void whatIsPutComesBackAndIsNotReadableOnTheDisk() throws IOException {
        blobs.put(unit, file, CONTENT).await();

        assertThat(blobs.get(unit, file).await()).isEqualTo(CONTENT);
        assertThat(files()).singleElement().satisfies(path -> {
            assertThat(path.toString()).endsWith(unit + "/" + file);
            assertThat(new String(Files.readAllBytes(path), StandardCharsets.UTF_8))
                    .doesNotContain("营业执照");
        });
    }

    @Test
    void theSameIdAgainReplacesAndNoPartIsLeft() throws IOException {
        Future.all(IntStream.range(0, 20)
                        .mapToObj(i -> blobs.put(unit, file, new byte[] {(byte) i}))
                        .toList())
                .await();

        assertThat(blobs.get(unit, file).await()).hasSize(1);
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsMissingDeletedOrAnothersIsNotFound() {
        blobs.put(unit, file, CONTENT).await();
        assertNotFound(blobs.get(new UnitId(UUID.randomUUID()), file));
        assertNotFound(blobs.get(unit, new FileId(UUID.randomUUID())));

        blobs.delete(unit, file).await();
        blobs.delete(unit, file).await();
        assertNotFound(blobs.get(unit, file));
    }

    @Test
    void aFileMovedToAnotherPlaceOrChangedDoesNotDecrypt() throws IOException {
        FileId other = new FileId(UUID.randomUUID());
        blobs.put(unit, file, CONTENT).await();
        Path stored = files().get(0);
        Files.copy(stored, stored.resolveSibling(other.toString()));
        assertThatThrownBy(blobs.get(unit, other)::await).isInstanceOf(IllegalStateException.class);

        byte[] bytes = Files.readAllBytes(stored);
        bytes[bytes.length - 1] ^= 1;
        assertThat(Files.write(stored, bytes)).exists();
        assertThatThrownBy(blobs.get(unit, file)::await).isInstanceOf(IllegalStateException.class);
    }

    private static void assertNotFound(Future<byte[]> reading) {
        assertThatThrownBy(reading::await)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(HttpProblem.NOT_FOUND));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
