package org.fairgate.platform.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the defaults, lays the files and the environment over them, and builds {@link Settings}. */
public final class SettingsLoader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addModule(new SimpleModule()
                    .addDeserializer(Duration.class, from(Durations::parse))
                    .addDeserializer(ByteSize.class, from(ByteSize::parse))
                    .addDeserializer(Secret.class, from(Secret::new)))
            .build();

    private SettingsLoader() {}

    /**
     * The settings of this process.
     *
     * @param overlays file names on the class path below {@code conf/}, laid over the defaults in order
     * @param environment usually {@code System.getenv()}
     * @throws BadSetting for an unknown key, a bad value or an unreadable file; the message names it
     */
    public static Settings load(List<String> overlays, Map<String, String> environment) {
        ObjectNode tree = read("conf/fairgate.yaml");
        overlays.forEach(overlay -> Overlay.merge(tree, read("conf/" + overlay), overlay));
        String file = environment.get("FAIRGATE_CONFIG");
        if (file != null) {
            Overlay.merge(tree, readFile(Path.of(file)), file);
        }
        new EnvironmentOverlay(environment).applyTo(tree);
        return bind(tree);
    }

    private static Settings bind(JsonNode tree) {
        try {
            return YAML.treeToValue(tree, Settings.class);
        } catch (JsonMappingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BadSetting(
                    path(e) + ": " + (cause instanceof BadSetting ? cause.getMessage() : e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw new BadSetting(e.getOriginalMessage());
        }
    }

    private static String path(JsonMappingException e) {
        return String.join(
                ".",
                e.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .toList());
    }

    private static ObjectNode read(String resource) {
        try (InputStream in = SettingsLoader.class.getClassLoader().getResourceAsStream(resource)) {
            BadSetting.require(in != null, resource + " is missing from the class path");
            return object(YAML.readTree(in), resource);
        } catch (IOException e) {
            throw new BadSetting(resource + " is not readable YAML: " + e.getMessage());
        }
    }

    private static ObjectNode readFile(Path file) {
        try {
            return object(YAML.readTree(Files.readString(file)), file.toString());
        } catch (IOException e) {
            throw new BadSetting("FAIRGATE_CONFIG: " + file + " is not readable YAML: " + e.getMessage());
        }
    }

    private static ObjectNode object(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new BadSetting(name + " must hold keys and values");
    }

    private static <T> JsonDeserializer<T> from(Function<String, T> parse) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return parse.apply(parser.getValueAsString(""));
            }
        };
    }
}
