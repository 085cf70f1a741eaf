package org.fairgate.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EditionServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock, new SecureRandom());
    private final EditionService editions = new EditionService(DATABASE.db(), clock);

    @BeforeEach
    void noEditions() {
        var unused = DATABASE.sql("TRUNCATE edition CASCADE");
    }

    @Test
    void withoutAnyEditionItSaysSo() {
        editions.runOnce().await();

        assertThat(editions.current()).isEmpty();
        assertThat(editions.isOpen(clock.instant())).isFalse();
        assertThatThrownBy(editions::currentEdition)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(EditionProblem.NO_EDITION));
    }

    @Test
    void theDemoEditionIsOpenWithAllItsLists() {
        load();

        Edition edition = editions.openEdition();
        assertThat(edition.isOpen(clock.instant())).isTrue();
        assertThat(edition.newBadge().value()).isEqualTo(20_000);
        assertThat(edition.reusedBadge().value()).isEqualTo(10_000);
        assertThat(edition.entryDays()).hasSize(6).isSorted().first().isEqualTo(LocalDate.parse("2026-11-10"));
        assertThat(edition.catalogue().areas())
                .extracting(Area::code)
                .containsExactly("food-agri", "automobile", "equipment", "consumer", "medical", "services");
        assertThat(edition.catalogue().zones()).hasSize(13);
        assertThat(edition.catalogue().productGroups()).hasSizeGreaterThan(40);
        assertThat(edition.catalogue().industries().get(0).code()).isEqualTo("agriculture");
        assertThat(editions.catalogue(edition.id())).contains(edition.catalogue());
    }

    @Test
    void aDayOfTheFairBeginsAndEndsAtMidnightInItsOwnZone() {
        load();

        Edition edition = editions.currentEdition();
        assertThat(edition.opensAt()).isEqualTo(Instant.parse("2026-08-01T16:00:00Z"));
        assertThat(edition.closesAt()).isEqualTo(Instant.parse("2026-10-31T16:00:00Z"));
        assertThat(edition.isOpen(edition.closesAt().minusMillis(1))).isTrue();
        assertThat(edition.isOpen(edition.closesAt())).isFalse();
        assertThat(edition.isOpen(edition.opensAt())).isTrue();
    }

    @Test
    void aDemoRestartedTomorrowKeepsItsIdAndDaysAndAddsNothing() {
        load();
        Edition before = editions.currentEdition();
        clock.advance(Duration.ofDays(1));
        load();

        assertThat(editions.currentEdition()).isEqualTo(before);
        assertThat(DATABASE.count("SELECT count(*) FROM edition")).isOne();
    }

    @Test
    void aDemoRestartedWeeksLaterIsOpenAgain() {
        load();
        Edition before = editions.currentEdition();
        clock.advance(Duration.ofDays(200));
        assertThat(editions.isOpen(clock.instant())).isFalse();
        load();

        Edition after = editions.openEdition();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.entryDays())
                .containsExactlyElementsOf(before.entryDays().stream()
                        .map(day -> day.plusDays(200))
                        .toList());
    }

    @Test
    void theEditionOpenNowIsTheCurrentOneElseTheLastElseTheNext() {
        Instant now = clock.instant();
        UUID past = insert("past", now.minus(Duration.ofDays(400)), now.minus(Duration.ofDays(300)));
        UUID open = insert("open", now.minus(Duration.ofDays(10)), now.plus(Duration.ofDays(10)));
        UUID next = insert("next", now.plus(Duration.ofDays(300)), now.plus(Duration.ofDays(400)));
        editions.runOnce().await();

        assertThat(editions.currentEdition().id().value()).isEqualTo(open);
        clock.set(now.plus(Duration.ofDays(20)));
        assertThat(editions.currentEdition().id().value()).isEqualTo(open);
        assertThatThrownBy(editions::openEdition)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(EditionProblem.NOT_OPEN));
        clock.set(now.plus(Duration.ofDays(350)));
        assertThat(editions.currentEdition().id().value()).isEqualTo(next);
        clock.set(now.minus(Duration.ofDays(500)));
        assertThat(editions.currentEdition().id().value()).isEqualTo(past);
    }

    @Test
    @Tag("R-ORG")
    void aChangedEditionIsSeenAfterTheNextRound() {
        load();
        var unused = DATABASE.sql("UPDATE edition SET new_badge_fen = 30000");
        assertThat(editions.currentEdition().newBadge().value()).isEqualTo(20_000);
        editions.runOnce().await();

        assertThat(editions.currentEdition().newBadge().value()).isEqualTo(30_000);
    }

    @Test
    @Tag("R-PAY-2")
    void anEditionWhoseVisitorsPayNothingIsRefusedWhoeverWritesIt() {
        load();

        assertThatThrownBy(() -> new EditionLoader.Fees(20_000, 0))
                .hasMessageContaining("fees.reusedBadge: at least 1 fen");
        assertThatThrownBy(() -> DATABASE.sql("UPDATE edition SET new_badge_fen = 0"))
                .hasMessageContaining("edition_has_fees");
        editions.runOnce().await();
        assertThat(editions.currentEdition().newBadge().value()).isEqualTo(20_000);
    }

    private void load() {
        new EditionLoader(DATABASE.db(), clock, ids).load().await();
        editions.runOnce().await();
    }

    private UUID insert(String code, Instant opens, Instant closes) {
        UUID id = ids.next();
        OffsetDateTime from = opens.atOffset(ZoneOffset.UTC);
        OffsetDateTime to = closes.atOffset(ZoneOffset.UTC);
        var unused = DATABASE.sql("""
                INSERT INTO edition (edition_id, code, name_zh, name_en, time_zone, opens_at, closes_at,
                    transfer_deadline, scan_deadline, b2b_deadline, new_badge_fen, reused_badge_fen, created_at,
                    updated_at)
                VALUES ($1, $2, $2, $2, 'Asia/Shanghai', $3, $4, $4, $4, $4, 1, 1, $3, $3)""", id, code, from, to);
        return id;
    }
}
