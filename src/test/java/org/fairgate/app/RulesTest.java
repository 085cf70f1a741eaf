package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fairgate.testing.OurClasses;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** Which tests hold which rule of the domain: writes {@code target/rules.md}, fails for a finished rule that none holds. */
class RulesTest {
    private static final Path REPORT = Path.of("target/rules.md");

    private record Rule(String id, boolean implemented, String words) {
        static Rule of(String line) {
            String[] cells = line.split("\\|", -1);
            assertThat(cells[1].strip()).as(line).isIn("implemented", "later");
            return new Rule(cells[0].strip(), cells[1].strip().equals("implemented"), cells[2].strip());
        }
    }

    private static List<Rule> rules() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/rules.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Rule::of)
                .toList();
    }

    /** Tests by the rule they are tagged with. */
    private static Map<String, Set<String>> tests() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(location -> location.contains(OurClasses.TESTS))
                .importPackages("org.fairgate")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isMetaAnnotatedWith(Testable.class)) {
                    String name = type.getName().replace("org.fairgate.", "") + "." + method.getName();
                    tags(method)
                            .forEach(tag -> found.computeIfAbsent(tag, unused -> new TreeSet<>())
                                    .add(name));
                }
            }
        }
        return found;
    }

    private static List<String> tags(JavaMethod method) {
        List<String> all = new ArrayList<>(own(method));
        Optional<JavaClass> type = Optional.of(method.getOwner());
        while (type.isPresent()) {
            all.addAll(own(type.get()));
            type = type.get().getEnclosingClass();
        }
        return all;
    }

    private static List<String> own(CanBeAnnotated tagged) {
        Stream<Tag> one = tagged.isAnnotatedWith(Tag.class) ? Stream.of(annotation(tagged, Tag.class)) : Stream.empty();
        Stream<Tag> many = tagged.isAnnotatedWith(Tags.class)
                ? Arrays.stream(annotation(tagged, Tags.class).value())
                : Stream.empty();
        return Stream.concat(one, many)
                .map(Tag::value)
                .filter(tag -> tag.startsWith("R-"))
                .toList();
    }

    private static <A extends java.lang.annotation.Annotation> A annotation(CanBeAnnotated tagged, Class<A> type) {
        return tagged instanceof JavaMethod method
                ? method.getAnnotationOfType(type)
                : ((JavaClass) tagged).getAnnotationOfType(type);
    }

    @Test
    void everyRuleOfAFinishedFeatureIsHeldByATest() throws IOException {
        Map<String, Set<String>> tests = tests();
        List<Rule> rules = rules();
        Files.createDirectories(REPORT.toAbsolutePath().getParent());
        Files.write(REPORT, report(rules, tests));
        assertThat(rules.stream().filter(Rule::implemented).map(Rule::id).filter(id -> !tests.containsKey(id)))
                .isNotNull()
                .isEmpty();
    }

    @Test
    void everyTagNamesARule() throws IOException {
        List<String> known = rules().stream().map(Rule::id).toList();
        assertThat(tests().keySet()).isNotEmpty().isSubsetOf(known);
        assertThat(known).doesNotHaveDuplicates();
    }

    private static List<String> report(List<Rule> rules, Map<String, Set<String>> tests) {
        List<String> lines = new ArrayList<>(List.of("# Rules and their tests", ""));
        for (Rule rule : rules) {
            Set<String> held = tests.getOrDefault(rule.id(), Set.of());
            String without = rule.implemented() ? "**no test**" : "not built yet";
            lines.add("## " + rule.id() + ": " + rule.words());
            lines.add("");
            if (held.isEmpty()) {
                lines.add(without);
            }
            held.forEach(test -> lines.add("- " + test));
            lines.add("");
        }
        return lines;
    }
}
