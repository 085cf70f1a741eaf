package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.ByteSize;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.config.SettingsLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every setting: its default, that it can be set otherwise, and what a wrong one is told. */
class SettingsTest {
    @TempDir
    private Path directory = Path.of("");

    private record Line(String key, String byDefault, String otherwise) {
        String variable() {
            return "FAIRGATE_"
                    + key.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                            .replace('.', '_')
                            .toUpperCase(Locale.ROOT);
        }
    }

    private static List<Line> table() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/settings/all.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Line(cells[0].trim(), cells[1].trim(), cells[2].trim()))
                .toList();
    }

    private static Settings load(Map<String, String> environment) {
        return SettingsLoader.load(List.of(), environment);
    }

    /** All settings by key, in the written form of the table. */
    private static Map<String, Object> flat(Object settings) {
        Map<String, Object> all = new TreeMap<>();
        flatten("", (Record) settings, all);
        return all;
    }

    private static void flatten(String prefix, Record settings, Map<String, Object> into) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value;
            try {
                component.getAccessor().setAccessible(true);
                value = component.getAccessor().invoke(settings);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            if (value instanceof Record deeper && !(value instanceof Secret) && !(value instanceof ByteSize)) {
                flatten(prefix + component.getName() + ".", deeper, into);
            } else {
                into.put(prefix + component.getName(), value);
            }
        }
    }

    /** The same value for what the table writes and what was read. */
    private static String comparable(Object value) {
        if (value instanceof ByteSize size) {
            return size.bytes() + "B";
        }
        if (value instanceof Secret secret) {
            return secret.value();
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).sorted().collect(Collectors.joining(","));
        }
        return String.valueOf(value);
    }

    private static String comparable(String written, Object read) {
        if (read instanceof Duration) {
            String number = written.replaceAll("\\D+", "");
            String unit = written.replaceAll("\\d+", "");
            long amount = Long.parseLong(number);
            return switch (unit) {
                case "ms" -> Duration.ofMillis(amount).toString();
                case "d" -> Duration.ofDays(amount).toString();
                default -> Duration.parse("PT" + number + unit).toString();
            };
        }
        if (read instanceof ByteSize) {
            long number = Long.parseLong(written.replaceAll("\\D+", ""));
            return (written.endsWith("MiB") ? number << 20 : number << 10) + "B";
        }
        return read instanceof Collection
                ? Arrays.stream(written.split(",", -1)).sorted().collect(Collectors.joining(","))
                : written;
    }

    @Test
    void theTableNamesEverySetting() throws IOException {
        Set<String> table = table().stream().map(Line::key).collect(Collectors.toCollection(TreeSet::new));
        assertThat(String.join("\n", table))
                .isEqualTo(String.join("\n", flat(load(Map.of())).keySet()));
    }

    @Test
    void everySettingHasItsDocumentedDefault() throws IOException {
        Map<String, Object> read = flat(load(Map.of()));
        for (Line line : table()) {
            Object value = read.getOrDefault(line.key(), "missing");
            assertThat(comparable(value)).as(line.key()).isEqualTo(comparable(line.byDefault(), value));
        }
    }

    @Test
    void everySettingCanBeSetByTheEnvironment() throws IOException {
        Map<String, String> environment = table().stream().collect(Collectors.toMap(Line::variable, Line::otherwise));
        Map<String, Object> read = flat(load(environment));
        for (Line line : table()) {
            Object value = read.getOrDefault(line.key(), "missing");
            assertThat(line.otherwise()).as(line.key()).isNotEqualTo(line.byDefault());
            assertThat(comparable(value)).as(line.key()).isEqualTo(comparable(line.otherwise(), value));
        }
    }

    @Test
    void aSecondFileIsLaidOverAndTheEnvironmentOverBoth() throws IOException {
        Path file = directory.resolve("mine.yaml");
        Files.writeString(file, "http:\n  port: 1234\n  idleTimeout: 27s\n", StandardCharsets.UTF_8);
        Settings settings = load(Map.of("FAIRGATE_CONFIG", file.toString(), "FAIRGATE_HTTP_PORT", "4321"));
        assertThat(settings.http().port()).isEqualTo(4321);
        assertThat(settings.http().idleTimeout()).isEqualTo(Duration.ofSeconds(27));
        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
    }

    @Test
    void aSecretCanBeReadFromAFile() throws IOException {
        Path file = directory.resolve("key");
        Files.writeString(file, "k:c2VjcmV0\n", StandardCharsets.UTF_8);
        Settings settings = load(Map.of("FAIRGATE_SECURITY_TOKEN_KEYS_FILE", file.toString()));
        assertThat(settings.security().tokenKeys().value()).isEqualTo("k:c2VjcmV0");
        assertThatThrownBy(() -> load(Map.of("FAIRGATE_SECURITY_TOKEN_KEYS_FILE", "/nowhere/key")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("FAIRGATE_SECURITY_TOKEN_KEYS_FILE");
    }

    @Test
    void aSecretIsNeverPrinted() throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String secret : List.of(
                "DATABASE_URI",
                "SECURITY_TOKEN_KEYS",
                "SECURITY_FIELD_KEYS",
                "SECURITY_INDEX_KEY",
                "NOTICE_SMS_ACCESS_KEY_SECRET",
                "NOTICE_MAIL_PASSWORD",
                "GATEWAYS_ALIPAY_PRIVATE_KEY",
                "GATEWAYS_WECHATPAY_PRIVATE_KEY",
                "GATEWAYS_WECHATPAY_API_KEY",
                "GATEWAYS_UNIONPAY_PRIVATE_KEY")) {
            environment.put("FAIRGATE_" + secret, "postgresql://u:hunter2@h/d");
        }
        assertThat(load(environment).toString()).doesNotContain("hunter2").contains("(secret)");
    }

    @Test
    void anUnknownKeyIsRefusedByItsName() throws IOException {
        Path file = directory.resolve("wrong.yaml");
        Files.writeString(file, "http:\n  prot: 1\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> load(Map.of("FAIRGATE_CONFIG", file.toString())))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("http.prot")
                .hasMessageContaining("wrong.yaml");
        assertThatThrownBy(() -> load(Map.of("FAIRGATE_HTTP_PROT", "1")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("FAIRGATE_HTTP_PROT");
    }

    @Test
    void aBadValueIsToldWithItsKeyAndWhatItTakes() {
        Map<String, String> wrong = new TreeMap<>(Map.of(
                "FAIRGATE_HTTP_PORT", "70000",
                "FAIRGATE_HTTP_IDLE_TIMEOUT", "soon",
                "FAIRGATE_HTTP_MAX_BODY", "-1KiB",
                "FAIRGATE_HTTP_PUBLIC_URL", "https://fair.example/path",
                "FAIRGATE_DATABASE_TLS", "maybe",
                "FAIRGATE_DATABASE_POOL_SIZE", "many",
                "FAIRGATE_DATABASE_MIGRATE", "perhaps",
                "FAIRGATE_LIMITS_CODE_TRIES", "6",
                "FAIRGATE_ROLES", "http",
                "FAIRGATE_NOTICE_SEND_TIMEOUT", "5m"));
        wrong.putAll(Map.of(
                "FAIRGATE_GATEWAYS_ALIPAY_APP_ID", "2021000000000000",
                "FAIRGATE_GATEWAYS_ALIPAY_URL", "http://openapi.alipay.com/gateway.do",
                "FAIRGATE_GATEWAYS_NOTIFY_BASE", "https://fair.example/path",
                "FAIRGATE_GATEWAYS_CALLS_CIRCUIT_PAUSE", "5m"));
        wrong.forEach((name, value) -> assertThatThrownBy(() -> load(Map.of(name, value)))
                .as(name)
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(name.equals("FAIRGATE_ROLES") ? "roles" : section(name)));
    }

    private static String section(String name) {
        return name.split("_", -1)[1].toLowerCase(Locale.ROOT) + ".";
    }
}
