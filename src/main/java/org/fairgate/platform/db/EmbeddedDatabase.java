package org.fairgate.platform.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.fairgate.platform.config.BadSetting;

/**
 * A PostgreSQL of our own in a directory that outlives the process, for demo and development. Durable like a real one:
 * the distribution starts with {@code fsync} and {@code synchronous_commit} off, this class turns them on again. A lock
 * file keeps a second service away from the same directory and dies with the process. What a killed service leaves
 * behind, its server still running included, is cleared at the next start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final FileChannel lockFile;
    private final FileLock lock;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lockFile, FileLock lock) {
        this.postgres = postgres;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Starts the server, creating the cluster at the first time. Blocks for one to several seconds.
     *
     * @param port 0 for any free port
     * @throws BadSetting when another process uses the directory, or it belongs to another user
     */
    public static EmbeddedDatabase start(Path directory, int port) {
        try {
            Files.createDirectories(directory);
            FileChannel file =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(file);
            if (lock == null) {
                file.close();
                throw new BadSetting("another Fairgate is running on " + directory.toAbsolutePath()
                        + ". Stop it first, or set FAIRGATE_EMBEDDED_DIRECTORY to another directory.");
            }
            return started(directory, port, file, lock);
        } catch (AccessDeniedException e) {
            throw new BadSetting("this user may not use " + e.getFile() + ". Start as the owner of "
                    + directory.toAbsolutePath() + ", or set FAIRGATE_EMBEDDED_DIRECTORY to another directory.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase started(Path directory, int port, FileChannel file, FileLock lock)
            throws IOException {
        try {
            new Leftovers(directory.resolve("postgres")).clear();
            return new EmbeddedDatabase(server(directory, port).start(), file, lock);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static EmbeddedPostgres.Builder server(Path directory, int port) {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min");
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Where clients connect, as {@code postgresql://…}. */
    public String uri() {
        return uri("postgres");
    }

    /** The address of one of its databases. */
    public String uri(String database) {
        return "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/" + database;
    }

    /** Stops the server cleanly. */
    @Override
    public void close() throws IOException {
        postgres.close();
        lock.close();
        lockFile.close();
    }
}
