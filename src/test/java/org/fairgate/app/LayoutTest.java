package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Sizes: files, methods, parameters, packages (rule of style 11), read from the sources by the compiler's parser. */
class LayoutTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Path PAGES = Path.of("src/main/jte");
    private static final Path TEST = Path.of("src/test/java");
    private static final int FILE_LINES = 400;
    private static final int TEST_FILE_LINES = 500;
    private static final int METHOD_LINES = 50;
    private static final int PARAMETERS = 5;
    private static final int PACKAGE_FILES = 15;

    @Test
    void filesAreShort() throws IOException {
        assertThat(longerThan(sources(MAIN), FILE_LINES)).isEmpty();
        assertThat(longerThan(sources(TEST), TEST_FILE_LINES)).isEmpty();
    }

    @Test
    void scriptsStylesAndTemplatesAreShort() throws IOException {
        assertThat(files(WEB, ".js")).isNotEmpty();
        assertThat(longerThan(files(WEB, ".js"), FILE_LINES)).isEmpty();
        assertThat(longerThan(files(WEB, ".css"), FILE_LINES)).isEmpty();
        assertThat(longerThan(files(PAGES, ".jte"), FILE_LINES)).isEmpty();
    }

    @Test
    void methodsAreShortAndTakeFewParameters() throws IOException {
        List<String> found = new ArrayList<>();
        parse(MAIN, found);
        parse(TEST, found);
        assertThat(found).isEmpty();
    }

    @Test
    void packagesAreSmall() throws IOException {
        Map<Path, Integer> counts = new TreeMap<>();
        for (Path file : sources(MAIN)) {
            counts.merge(file.getParent(), 1, Integer::sum);
        }
        counts.values().removeIf(count -> count <= PACKAGE_FILES);
        assertThat(counts).isEmpty();
    }

    @Test
    void everyPackageStatesItsContractAndIsNullMarked() throws IOException {
        List<String> without = new ArrayList<>();
        for (Path directory :
                sources(MAIN).stream().map(Path::getParent).distinct().toList()) {
            Path info = directory.resolve("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.contains("@NullMarked\n") || !text.contains("/**")) {
                without.add(directory.toString());
            }
        }
        assertThat(without).isEmpty();
    }

    private static List<Path> sources(Path root) throws IOException {
        return files(root, ".java");
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static List<String> longerThan(List<Path> files, int limit) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            int lines = Files.readAllLines(file).size();
            if (lines > limit) {
                found.add(file + ": " + lines + " lines");
            }
        }
        return found;
    }

    private static void parse(Path root, List<String> found) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources(root)));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Object unused = new Scan(unit, positions, found).scan(unit, null);
            }
        }
    }

    /** Looks at every method of one file. */
    private static final class Scan extends TreePathScanner<Object, Object> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        Scan(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Object visitMethod(MethodTree method, Object nothing) {
            long begin = line(positions.getStartPosition(unit, method));
            long lines = line(positions.getEndPosition(unit, method)) - begin + 1;
            String where = unit.getSourceFile().getName() + ":" + begin + " " + method.getName();
            if (lines > METHOD_LINES) {
                found.add(where + " has " + lines + " lines");
            }
            if (method.getParameters().size() > PARAMETERS && !isRecordsOwn(method)) {
                found.add(where + " takes " + method.getParameters().size() + " parameters");
            }
            return super.visitMethod(method, nothing);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }

        /** The constructor of a record takes what the record holds. */
        private boolean isRecordsOwn(MethodTree method) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            return method.getReturnType() == null
                    && parent instanceof ClassTree type
                    && type.getKind() == Tree.Kind.RECORD;
        }
    }
}
