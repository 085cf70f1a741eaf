package org.fairgate.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, and the cursors between them. */
class PagedTest {
    private static Cursor at(int second) {
        return new Cursor(Instant.ofEpochSecond(second), new UUID(0, second));
    }

    @Test
    void aPageEndsWithItsLastRowWhenOneMoreWasFound() {
        assertThat(Paged.cut(List.of(1, 2, 3), 2, PagedTest::at))
                .isEqualTo(new Paged<>(List.of(1, 2), Optional.of(at(2))));
    }

    @Test
    void theLastPageHasNoNextOne() {
        assertThat(Paged.cut(List.of(1, 2), 2, PagedTest::at)).isEqualTo(Paged.whole(List.of(1, 2)));
        assertThat(Paged.cut(List.<Integer>of(), 2, PagedTest::at).next()).isEmpty();
    }

    @Test
    void aCursorIsReadAsItWasWritten() {
        for (Cursor cursor : List.of(Cursor.OLDEST, Cursor.NEWEST, at(7))) {
            assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "2026-09-01T02:00:00Z",
                "x_y",
                "2026-09-01T02:00:00Z_1-1-1-1-1",
                "2026-09-01T02:00:00Z_00000000-0000-0000-0000-000000000001_",
                "+999999999-12-31T00:00:00Z_00000000-0000-0000-0000-000000000001",
                "-0001-01-01T00:00:00Z_00000000-0000-0000-0000-000000000001"
            })
    void whatIsNoCursorOfOursIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(HttpProblem.BAD_REQUEST));
    }
}
