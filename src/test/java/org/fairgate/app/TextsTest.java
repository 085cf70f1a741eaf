package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fairgate.kernel.Language;
import org.fairgate.platform.text.TextKey;
import org.fairgate.platform.text.Texts;
import org.fairgate.testing.OurClasses;
import org.junit.jupiter.api.Test;

/** Keys, files, languages and placeholders belong together. */
class TextsTest {
    /** Keys that no constant stands for because they are put together from a code; each with the place that does so. */
    private static final List<Pattern> BY_PATTERN = List.of(
            // Failures: the title of a problem document
            Pattern.compile("http\\.status-[45]\\d\\d"));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    private static final Path I18N = Path.of("src/main/resources/i18n");
    private static final Texts TEXTS = new Texts(files(Language.ZH_CN));

    private static Set<TextKey> constants() {
        Set<TextKey> all = new HashSet<>();
        for (Class<?> type : OurClasses.enumsOf(TextKey.class)) {
            for (Object constant : type.getEnumConstants()) {
                all.add((TextKey) constant);
            }
        }
        return all;
    }

    @Test
    void everyConstantHasItsWordsInEveryLanguage() {
        for (Language language : Language.values()) {
            assertThat(constants().stream()
                            .map(TextKey::key)
                            .filter(key ->
                                    TEXTS.all(language).getOrDefault(key, "").isBlank()))
                    .as(language.code())
                    .isEmpty();
        }
    }

    @Test
    void everyTextHasAConstantOrAPattern() {
        Set<String> known = new HashSet<>(constants().stream().map(TextKey::key).toList());
        for (Language language : Language.values()) {
            assertThat(TEXTS.all(language).keySet().stream()
                            .filter(key -> !known.contains(key))
                            .filter(key -> BY_PATTERN.stream()
                                    .noneMatch(pattern -> pattern.matcher(key).matches())))
                    .as(language.code())
                    .isEmpty();
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() {
        Map<String, String> chinese = TEXTS.all(Language.ZH_CN);
        Map<String, String> english = TEXTS.all(Language.EN);
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        Map<String, String> differing = new TreeMap<>();
        chinese.forEach((key, text) -> {
            String other = english.getOrDefault(key, "");
            if (!placeholders(text).equals(placeholders(other))) {
                differing.put(key, text + " / " + other);
            }
        });
        assertThat(differing).isEmpty();
    }

    private static Set<String> placeholders(String text) {
        return new TreeSet<>(
                PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList());
    }

    @Test
    void chineseTextsAreChineseAndEnglishOnesAreNot() {
        Pattern han = Pattern.compile(".*\\p{IsHan}.*", Pattern.DOTALL);
        // The name of a language is written in that language.
        Map<String, String> english = new TreeMap<>(TEXTS.all(Language.EN));
        english.keySet().removeIf(key -> key.contains("language"));
        assertThat(english).noneSatisfy((key, text) -> assertThat(text).matches(han));
    }

    @Test
    void everyFeatureWithAFileIsListed() {
        for (Language language : Language.values()) {
            assertThat(files(language)).as(language.code()).containsExactlyInAnyOrderElementsOf(Platform.TEXTS);
        }
    }

    private static List<String> files(Language language) {
        try (Stream<Path> files = Files.list(I18N.resolve(language.code()))) {
            return files.map(file -> file.getFileName().toString().replace(".properties", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text that nothing shows only costs translators. */
    @Test
    void everyConstantIsUsed() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/main/jte"))) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    sources.append(Files.readString(file)).append('\n');
                }
            }
        }
        Set<String> mentioned = new HashSet<>();
        Pattern.compile("\\b([A-Z][A-Za-z]+)\\.([A-Z][A-Z0-9_]*)\\b")
                .matcher(sources)
                .results()
                .forEach(match -> mentioned.add(match.group()));
        List<String> unused = new ArrayList<>();
        for (TextKey key : constants()) {
            Class<?> type = ((Enum<?>) key).getDeclaringClass();
            boolean shown = mentioned.contains(type.getSimpleName() + "." + key.name())
                    || sources.indexOf("import static " + type.getName() + "." + key.name() + ";") >= 0
                    || sources.indexOf(type.getSimpleName() + ".valueOf(") >= 0
                    || isTakenByName(type);
            if (!shown) {
                unused.add(type.getSimpleName() + "." + key.name());
            }
        }
        assertThat(unused).isEmpty();
    }

    /** Whether the enum itself walks over its constants or finds them by name, so that all are used. */
    private static boolean isTakenByName(Class<?> type) throws IOException {
        Class<?> file = type;
        while (file.getEnclosingClass() != null) {
            file = file.getEnclosingClass();
        }
        String source = Files.readString(Path.of("src/main/java", file.getName().replace('.', '/') + ".java"));
        return source.contains(" values()") || source.contains("(values()") || source.contains(" valueOf(");
    }
}
