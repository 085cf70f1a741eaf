package org.fairgate.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.fairgate.platform.config.BadSetting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    private Path directory = Path.of("");

    private Path data = Path.of("");

    @BeforeEach
    void place() {
        data = directory.resolve("postgres");
    }

    private void cluster() throws IOException {
        Path unused = Files.createDirectories(data.resolve("base"));
        assertThat(Files.writeString(data.resolve("PG_VERSION"), "18\n")).exists();
    }

    private void used() throws IOException {
        cluster();
        Path unused = Files.writeString(data.resolve("postmaster.opts"), "postgres\n");
    }

    private void running(long pid, Instant since) throws IOException {
        Path unused = Files.writeString(
                data.resolve("postmaster.pid"),
                String.join("\n", Long.toString(pid), data.toString(), Long.toString(since.getEpochSecond()), "5432"));
    }

    private void clear() throws IOException {
        new Leftovers(data).clear();
    }

    @Test
    void theFileOfAServerWhoseNumberIsNowSomebodyElsesIsRemovedAndTheOtherProcessLives() throws IOException {
        used();
        ProcessHandle ourselves = ProcessHandle.current();
        running(ourselves.pid(), ourselves.info().startInstant().orElseThrow());
        clear();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
        assertThat(data.resolve("PG_VERSION")).exists();
        assertThat(ourselves.isAlive()).isTrue();
    }

    @Test
    void aHalfWrittenFileIsRemoved() throws IOException {
        used();
        Path unused = Files.writeString(data.resolve("postmaster.pid"), "12");
        clear();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void aClusterWhoseCreationWasCutShortBeginsAnewAndAUsedOneStays() throws IOException {
        cluster();
        clear();
        assertThat(data).doesNotExist();
        used();
        clear();
        assertThat(data.resolve("base")).exists();
    }

    @Test
    void nothingAtAllIsNothingToClear() throws IOException {
        clear();
        assertThat(data).doesNotExist();
    }

    /** As after a SIGKILL of the service alone: its PostgreSQL runs on. */
    @Test
    @Tag("R-SAVE-1")
    void aServerThatOutlivedItsServiceIsStoppedAndWhatItHadCommittedIsThere() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory, 0)) {
            execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        Process orphan = orphan();
        try (EmbeddedDatabase second = EmbeddedDatabase.start(directory, 0)) {
            assertThat(orphan.onExit().join().isAlive()).isFalse();
            assertThat(answer(second)).isEqualTo(42);
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0).close())
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("another Fairgate is running on");
        } finally {
            Process unused = orphan.destroyForcibly();
        }
    }

    /** The server as it was last started, without anybody who would stop it; up when it has written its file. */
    private Process orphan() throws IOException {
        String command = Files.readString(data.resolve("postmaster.opts")).strip();
        boolean root = "root".equals(System.getProperty("user.name"));
        Process server = new ProcessBuilder(List.of("sh", "-c", "exec " + (root ? "unshare -U " : "") + command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (!isReady()) {
            assertThat(server.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        return server;
    }

    private boolean isReady() throws IOException {
        Path file = data.resolve("postmaster.pid");
        return Files.exists(file) && Files.readString(file).contains("ready");
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + jdbc(database));
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    private static int answer(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + jdbc(database));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private static String jdbc(EmbeddedDatabase database) {
        return database.uri().replace("postgres:postgres@", "") + "?user=postgres";
    }
}
