package org.fairgate.app.start;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.config.SettingsLoader;
import org.fairgate.platform.db.EmbeddedDatabase;

/**
 * What a node stands on: its settings and, where no database is configured, an embedded PostgreSQL and secrets of its
 * own below {@code embedded.directory}.
 */
public record Surroundings(Settings settings, Optional<EmbeddedDatabase> embedded) {
    private static final List<String> DEMO = List.of("demo.yaml");
    private static final List<String> SECRETS =
            List.of("FAIRGATE_SECURITY_TOKEN_KEYS", "FAIRGATE_SECURITY_FIELD_KEYS", "FAIRGATE_SECURITY_INDEX_KEY");

    /** The settings as configured, for a database that exists. */
    public static Settings settings(Map<String, String> environment) {
        return SettingsLoader.load(List.of(), environment);
    }

    /** Starts what is missing. Blocks for some seconds when it has to start a database. */
    public static Surroundings prepare(Map<String, String> environment) {
        Settings asked = settings(environment);
        if (!asked.demoEnabled()) {
            return asked.embeddedDatabase()
                    ? embedded(asked, environment, List.of())
                    : new Surroundings(asked, Optional.empty());
        }
        if (asked.embeddedDatabase()) {
            return embedded(asked, environment, DEMO);
        }
        return new Surroundings(SettingsLoader.load(DEMO, withSecrets(asked, environment)), Optional.empty());
    }

    private static Surroundings embedded(Settings asked, Map<String, String> environment, List<String> overlays) {
        EmbeddedDatabase database =
                EmbeddedDatabase.start(directory(asked), asked.embedded().port());
        Map<String, String> complete = withSecrets(asked, environment);
        complete.put("FAIRGATE_DATABASE_URI", database.uri());
        complete.put("FAIRGATE_DATABASE_TLS", "disable");
        complete.put("FAIRGATE_DEMO_ENABLED", asked.demoEnabled() ? "on" : "off");
        complete.putIfAbsent(
                "FAIRGATE_BLOB_DIRECTORY", directory(asked).resolve("blobs").toString());
        return new Surroundings(SettingsLoader.load(overlays, complete), Optional.of(database));
    }

    private static Path directory(Settings settings) {
        return Path.of(settings.embedded().directory());
    }

    /** Keys that are not configured are made once and kept beside the data, so that a restart can read it. */
    private static Map<String, String> withSecrets(Settings asked, Map<String, String> environment) {
        Properties kept = keptSecrets(directory(asked).resolve("secrets.properties"));
        Map<String, String> complete = new HashMap<>(environment);
        for (String name : SECRETS) {
            if (!environment.containsKey(name + "_FILE")) {
                complete.putIfAbsent(name, kept.getProperty(name));
            }
        }
        return complete;
    }

    private static Properties keptSecrets(Path file) {
        SecureRandom random = new SecureRandom();
        Map<String, Supplier<String>> makers = new HashMap<>();
        SECRETS.forEach(name -> makers.put(name, () -> (name.endsWith("KEYS") ? "demo:" : "") + newKey(random)));
        return KeptSecrets.in(file, makers, "Keys of this demo. Without them its data cannot be read.");
    }

    private static String newKey(SecureRandom random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
