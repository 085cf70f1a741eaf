package org.fairgate.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Deque's axe-core on the page that is open: the rules of WCAG 2.2, levels A and AA, that a machine can judge. */
final class Axe {
    private static final String SOURCE = source();
    private static final String FAULTS = """
            async () => {
              const { violations } = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                resultTypes: ['violations'], iframes: false, preload: false });
              return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
                  .flatMap(({ id, impact, nodes }) => nodes.map(({ target, failureSummary }) =>
                      `axe, ${impact}: ${id} at ${target}: ${failureSummary.replace(/\\s+/g, ' ')}`));
            }""";

    private Axe() {}

    /** What is serious or critical, in words; empty when nothing is (6-ux §11). */
    static List<String> faults(Visit visit) {
        // Run by the debugger, which a page's content security policy does not hold up.
        Object unused = visit.page().evaluate(SOURCE);
        return visit.page().evaluate(FAULTS) instanceof List<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of("axe did not run");
    }

    private static String source() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
