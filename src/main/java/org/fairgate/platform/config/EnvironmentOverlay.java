package org.fairgate.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sets keys from the environment: {@code database.poolSize} is {@code FAIRGATE_DATABASE_POOL_SIZE}; with {@code _FILE}
 * appended the value is the content of the file it names. A {@code FAIRGATE_} variable that fits no key is refused.
 */
final class EnvironmentOverlay {
    private static final String PREFIX = "FAIRGATE_";
    /** Read elsewhere, before or beside the settings. */
    private static final Set<String> OTHERS = Set.of("FAIRGATE_CONFIG", "FAIRGATE_LOG_LEVEL", "FAIRGATE_BROWSER_TESTS");

    private final Map<String, String> environment;
    private final Set<String> used = new HashSet<>(OTHERS);

    EnvironmentOverlay(Map<String, String> environment) {
        this.environment = environment;
    }

    void applyTo(ObjectNode tree) {
        apply(tree, PREFIX);
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !used.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadSetting("unknown setting " + name + " in the environment");
                });
    }

    private void apply(ObjectNode node, String prefix) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = prefix + constant(entry.getKey());
            if (entry.getValue() instanceof ObjectNode deeper) {
                apply(deeper, name + "_");
            } else {
                set(node, entry.getKey(), name);
            }
        }
    }

    private void set(ObjectNode node, String key, String name) {
        String file = environment.get(name + "_FILE");
        String value = environment.get(name);
        used.add(name);
        used.add(name + "_FILE");
        if (file != null) {
            value = content(name, Path.of(file));
        }
        if (value == null) {
            return;
        }
        if (node.get(key) instanceof ArrayNode) {
            ArrayNode list = node.putArray(key);
            for (String item : value.split(",", -1)) {
                if (!item.isBlank()) {
                    list.add(item.trim());
                }
            }
        } else {
            node.put(key, value);
        }
    }

    private static String content(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadSetting(name + "_FILE: cannot read " + file);
        }
    }

    private static String constant(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
