package org.fairgate.app.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/** Secrets that a demo makes for itself, once, and finds again at its next start. */
public final class KeptSecrets {
    private KeptSecrets() {}

    /**
     * What the file holds; what it lacks is made and written. Blocks.
     *
     * @param makers how each secret is made, by its name in the file
     * @param comment first line of the file
     */
    public static Properties in(Path file, Map<String, Supplier<String>> makers, String comment) {
        try {
            Properties kept = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    kept.load(in);
                }
            }
            if (!kept.stringPropertyNames().containsAll(makers.keySet())) {
                makers.forEach((name, maker) -> kept.computeIfAbsent(name, missing -> maker.get()));
                write(file, kept, comment);
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all: half a file would lock the demo out of its own data. Readable by its owner only. */
    private static void write(Path file, Properties secrets, String comment) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(directory, "secrets", ".new");
        try (var out = Files.newBufferedWriter(fresh)) {
            secrets.store(out, comment);
        }
        Path unused = Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
