package org.fairgate.account.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.account.World.refusal;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fairgate.account.World;
import org.fairgate.kernel.Role;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("R-ACC-9")
class SessionServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final World world = new World(DATABASE);
    private final UUID subject = world.kit.ids().next();

    private Tokens start() {
        return DATABASE.db()
                .tx(tx -> world.sessions.start(tx, subject, Role.UNIT, World.CLIENT))
                .await();
    }

    private Tokens refresh(Tokens tokens) {
        return world.sessions.refresh(tokens.refreshToken()).await();
    }

    private String refused(Tokens tokens) {
        return refusal(() -> world.sessions.refresh(tokens.refreshToken()));
    }

    @Test
    void aRefreshGivesANewTokenOfTheSameSignIn() {
        Tokens first = start();
        Tokens second = refresh(first);
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(second.principal().session()).isEqualTo(first.principal().session());
        assertThat(world.tokens.verify(second.accessToken()).await()).isPresent();
    }

    @Test
    void anOldTokenAfterTheGraceEndsTheWholeSignInOnEveryNode() {
        World other = new World(DATABASE, world.clock);
        other.sessions.runOnce().await();
        Tokens first = start();
        Tokens second = refresh(first);
        world.clock.advance(Duration.ofSeconds(31));
        assertThat(refused(first)).isEqualTo("account.session-ended");
        assertThat(refused(second)).isEqualTo("account.session-ended");
        assertThat(world.sessions.isEnded(second.principal())).isTrue();
        assertThat(other.sessions.isEnded(second.principal())).isFalse();
        other.sessions.runOnce().await();
        assertThat(other.sessions.isEnded(second.principal())).isTrue();
        assertThat(new World(DATABASE, world.clock).sessions.isEnded(second.principal()))
                .isFalse();
    }

    @Test
    void withinTheGraceTheTokenBeforeGetsASiblingAndBothGoOn() {
        Tokens first = start();
        Tokens tabA = refresh(first);
        world.clock.advance(Duration.ofSeconds(30));
        Tokens tabB = refresh(first);
        assertThat(tabB.refreshToken()).isNotEqualTo(tabA.refreshToken());
        Tokens next = refresh(tabB);
        world.clock.advance(Duration.ofSeconds(5));
        assertThat(refresh(tabA)).isNotNull();
        assertThat(refresh(next)).isNotNull();
    }

    @Test
    void aThiefWithASiblingIsFoundOutAtTheNextRefresh() {
        Tokens first = start();
        Tokens owner = refresh(first);
        Tokens thief = refresh(first);
        world.clock.advance(Duration.ofMinutes(14));
        Tokens owners = refresh(owner);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(refused(thief)).isEqualTo("account.session-ended");
        assertThat(refused(owners)).isEqualTo("account.session-ended");
    }

    @Test
    void twoBehindIsReuseEvenWithinTheGrace() {
        Tokens first = start();
        Tokens third = refresh(refresh(first));
        assertThat(refused(first)).isEqualTo("account.session-ended");
        assertThat(refused(third)).isEqualTo("account.session-ended");
    }

    @Test
    void manyTabsAtOnceAllGetTokensOfOneGeneration() {
        Tokens first = start();
        List<Future<Tokens>> tabs = java.util.stream.Stream.generate(() -> world.sessions.refresh(first.refreshToken()))
                .limit(12)
                .toList();
        Future.all(tabs).await();
        assertThat(DATABASE.sql(
                                "SELECT generation FROM session_family WHERE family_id = $1",
                                first.principal().session())
                        .get(0)
                        .getInteger(0))
                .isEqualTo(2);
    }

    @Test
    void aForgedTokenIsRefusedAndHarmsNobody() {
        Tokens real = start();
        String token = real.refreshToken();
        for (int i = 0; i < token.length(); i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(refusal(() -> world.sessions.refresh(forged))).isEqualTo("account.session-ended");
        }
        for (String garbage : List.of("", "x", real.accessToken(), token + "A", "%".repeat(token.length()))) {
            assertThat(refusal(() -> world.sessions.refresh(garbage))).isEqualTo("account.session-ended");
        }
        assertThat(refresh(real)).isNotNull();
    }

    @Test
    void signingOutEverywhereWorksAtOnce() {
        Tokens here = start();
        Tokens there = start();
        world.sessions.endAll(here.principal()).await();
        assertThat(world.sessions.isEnded(here.principal())).isTrue();
        assertThat(world.sessions.isEnded(there.principal())).isTrue();
        assertThat(refused(there)).isEqualTo("account.session-ended");
        assertThat(world.sessions.list(here.principal()).await()).isEmpty();
    }

    @Test
    void anotherSignInCanBeEndedButNotSomebodyElses() {
        Tokens here = start();
        Tokens there = start();
        UUID stranger = world.kit.ids().next();
        Tokens theirs = DATABASE.db()
                .tx(tx -> world.sessions.start(tx, stranger, Role.UNIT, World.CLIENT))
                .await();
        world.sessions.end(here.principal(), there.principal().session()).await();
        assertThat(refused(there)).isEqualTo("account.session-ended");
        assertThat(refusal(() ->
                        world.sessions.end(here.principal(), theirs.principal().session())))
                .isEqualTo("account.session-unknown");
        assertThat(refresh(theirs)).isNotNull();
        List<Session> left = world.sessions.list(here.principal()).await();
        assertThat(left).hasSize(1);
        assertThat(left.get(0).current()).isTrue();
        assertThat(left.get(0).device()).isEqualTo("Chrome · Windows");
    }

    @Test
    void theTwentyFirstSignInEndsTheOneUnusedForLongest() {
        Tokens oldest = start();
        for (int i = 0; i < 20; i++) {
            world.clock.advance(Duration.ofSeconds(1));
            assertThat(start()).isNotNull();
        }
        assertThat(refused(oldest)).isEqualTo("account.session-ended");
        assertThat(world.sessions.list(oldest.principal()).await()).hasSize(20);
    }

    @Test
    void aSignInExpiresAndItsRowsAreRemoved() {
        Tokens tokens = start();
        world.sessions.end(start().principal()).await();
        world.clock.advance(Duration.ofDays(15));
        assertThat(refused(tokens)).isEqualTo("account.session-ended");
        assertThat(world.sessions.purge().await()).isGreaterThanOrEqualTo(3);
        assertThat(DATABASE.count("SELECT count(*) FROM session_family WHERE subject_id = $1", subject))
                .isZero();
    }

    @Test
    void aBrowserIsRenewedByCookiesThatScriptsCannotRead() {
        Tokens tokens = start();
        var renewed =
                world.sessions.renew(tokens.refreshToken(), "192.0.2.1").await().orElseThrow();
        assertThat(renewed.principal().session()).isEqualTo(tokens.principal().session());
        assertThat(renewed.cookies().cookies())
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HTTPOnly")
                        .contains("Secure")
                        .contains("SameSite=Lax")
                        .contains("Path=/")
                        .doesNotContain("Domain"));
        assertThat(world.sessions.renew("nonsense", "192.0.2.1").await()).isEmpty();
    }
}
