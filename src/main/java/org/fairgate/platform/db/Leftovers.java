package org.fairgate.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.fairgate.platform.config.BadSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed service leaves in the directory of its PostgreSQL, put right before the next start: a server that is
 * still running, the file of one that is not, a cluster whose creation was cut short. Only for whoever holds the lock of
 * the directory.
 */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private static final long PATIENCE_SECONDS = 20;
    /** The operating system reckons a process's start from its boot, which is a little off. */
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(1);

    private final Path data;

    /** @param data the cluster's own directory */
    Leftovers(Path data) {
        this.data = data;
    }

    /** Process and start, as a server writes them into its cluster. */
    private record Postmaster(long pid, Instant started) {}

    /**
     * Clears what stands in the way of a start. Blocks while an old server shuts down.
     *
     * @throws BadSetting when a server runs there that is not ours to stop
     */
    void clear() throws IOException {
        Optional<Postmaster> written = written();
        if (written.isPresent()) {
            Optional<ProcessHandle> running =
                    ProcessHandle.of(written.get().pid()).filter(ProcessHandle::isAlive);
            if (running.isPresent() && isServer(running.get(), written.get())) {
                end(running.get());
            }
        }
        // PostgreSQL refuses to start when the number in this file has meanwhile been given to some other process.
        boolean stale = Files.deleteIfExists(pidFile());
        if (stale) {
            LOG.info("the embedded PostgreSQL was not shut down; it recovers what it had committed");
        }
        if (wasCutShort()) {
            LOG.info("the creation of the embedded PostgreSQL was cut short; it begins anew");
            delete(data);
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private Optional<Postmaster> written() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        if (lines.size() < 3
                || !lines.get(0).strip().matches("\\d{1,9}")
                || !lines.get(2).strip().matches("\\d{1,12}")) {
            return Optional.empty();
        }
        return Optional.of(new Postmaster(
                Long.parseLong(lines.get(0).strip()),
                Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
    }

    /**
     * Whether the process is the server that wrote the file, and not one that got its number later. One whose command
     * cannot be read belongs to another user; PostgreSQL runs only as the owner of its data.
     */
    private static boolean isServer(ProcessHandle process, Postmaster written) {
        Optional<Instant> started = process.info().startInstant();
        boolean sameStart = started.isEmpty()
                || Duration.between(started.get(), written.started()).abs().compareTo(CLOCK_ERROR) < 0;
        return sameStart
                && process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent();
    }

    private void end(ProcessHandle server) throws IOException {
        LOG.info("a killed service left its PostgreSQL running (process {}); stopping it", server.pid());
        interrupt(server);
        if (!hasEnded(server)) {
            boolean unused = server.destroyForcibly();
            if (!hasEnded(server)) {
                throw new BadSetting("a PostgreSQL (process " + server.pid() + ") is running on "
                        + data.toAbsolutePath() + " and cannot be stopped. Stop it first.");
            }
        }
    }

    /** A fast shutdown: it ends sessions instead of waiting for them, as {@code destroy()} alone would. */
    private static void interrupt(ProcessHandle server) throws IOException {
        Process kill = new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                .redirectErrorStream(true)
                .start();
        boolean sent = waited(kill.toHandle()) && kill.exitValue() == 0;
        if (!sent) {
            boolean unused = server.destroy();
        }
    }

    private static boolean hasEnded(ProcessHandle process) {
        return waited(process) || !process.isAlive();
    }

    private static boolean waited(ProcessHandle process) {
        try {
            ProcessHandle unused = process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** A server writes its options at each start, so a cluster without them has never been used. */
    private boolean wasCutShort() {
        return Files.isDirectory(data) && !Files.exists(data.resolve("postmaster.opts"));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
