package org.fairgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * First visits by a slow phone on a crowded line: requests, bytes and moving layout as 6-ux §11 allows them. How long
 * it took is written to {@code target/page-figures.txt}, for people to judge: on a machine that does other things, too,
 * a limit would fail for no fault of the page.
 */
class PageFiguresTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final List<String> REPORT = new ArrayList<>();
    private static final int MOST_REQUESTS = 8;
    private static final int MOST_BYTES = 40 * 1024;
    private static final double MOST_SHIFT = 0.05;

    private static final List<String> OPEN = List.of(
            "/", "/sign-up", "/sign-up/account?category=domestic-enterprise&kind=organisation", "/sign-in", "/help");
    private static final List<String> OF_A_UNIT = List.of(
            "/progress",
            "/unit/details",
            "/unit/contact",
            "/unit/qualification",
            "/unit/purchase-intention",
            "/unit/preview",
            "/account");

    @AfterAll
    static void report() throws IOException {
        Path written = Files.write(Path.of("target", "page-figures.txt"), REPORT);
        assertThat(written).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void anOpenPageComesQuicklyAndStandsStill(String language) {
        for (String path : OPEN) {
            try (Visit visit = STAGE.visit(390, language)) {
                measure(visit, path, language);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void aPageOfAUnitComesQuicklyAndStandsStill(String language) {
        STAGE.awaitDemoUnit();
        try (Visit visit = STAGE.visit(390, language)) {
            visit.signInAsDemoUnit();
            for (String path : OF_A_UNIT) {
                measure(visit, path, language);
            }
        }
    }

    /** The measure itself is measured: what moves is seen. */
    @Test
    void aPageThatJumpsIsNoticed() {
        try (Visit visit = STAGE.visit(390, "en")) {
            visit.go("/help");
            Object unused = visit.page()
                    .evaluate("() => document.body.prepend(Object.assign(document.createElement('p'),"
                            + " { innerHTML: 'Late news'.repeat(90) }))");
            assertThat(PageFigures.of(visit).shift()).isGreaterThan(MOST_SHIFT);
        }
    }

    private static void measure(Visit visit, String path, String language) {
        PageFigures.rush(visit);
        visit.go(path);
        PageFigures figures = PageFigures.of(visit);
        REPORT.add(figures.line(path, language));
        assertThat(figures.requests()).as(path).isLessThan(MOST_REQUESTS);
        assertThat(figures.bytes()).as(path).isBetween(1L, (long) MOST_BYTES);
        assertThat(figures.shift()).as(path).isLessThanOrEqualTo(MOST_SHIFT);
    }
}
