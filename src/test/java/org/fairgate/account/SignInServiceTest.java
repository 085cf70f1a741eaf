package org.fairgate.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.account.World.CLIENT;
import static org.fairgate.account.World.PASSWORD;
import static org.fairgate.account.World.problem;
import static org.fairgate.account.World.refusal;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.fairgate.account.code.CodePurpose;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.Language;
import org.fairgate.notice.Channel;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("R-ACC-9")
class SignInServiceTest {
    private static final String NEW_PASSWORD = "harbour9Light-tower";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final World world = new World(DATABASE);

    private String login(SignedIn unit) {
        return unit.account().creditCode().map(CreditCode::value).orElseThrow();
    }

    private boolean ended(SignedIn signedIn) {
        return world.sessions.isEnded(signedIn.tokens().principal());
    }

    private void askForReset(String login, Channel channel) {
        world.accounts
                .verification()
                .request(
                        new VerificationService.Request(CodePurpose.PASSWORD_RESET, channel, login, Language.EN),
                        CLIENT)
                .await();
        world.accounts.verification().drain().await();
    }

    private Future<Void> reset(String login, String code) {
        return world.accounts
                .passwords()
                .reset(new PasswordService.Reset(login, Channel.SMS, code, NEW_PASSWORD), CLIENT);
    }

    @Test
    void afterFiveWrongPasswordsEachTryWaitsTwiceAsLongAndTheRightOneThenWorks() {
        String login = login(world.signedUp());
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(() -> world.signIn(login, "wrong"))).isEqualTo("account.sign-in-failed");
        }
        Problem first = problem(() -> world.signIn(login, PASSWORD));
        assertThat(first.refusal().key()).isEqualTo("account.too-many-tries");
        assertThat(first.retryAfterSeconds()).isEqualTo(3);
        world.clock.advance(Duration.ofSeconds(2));
        assertThat(refusal(() -> world.signIn(login, "wrong"))).isEqualTo("account.sign-in-failed");
        assertThat(problem(() -> world.signIn(login, PASSWORD)).retryAfterSeconds())
                .isEqualTo(5);
        world.clock.advance(Duration.ofSeconds(4));
        assertThat(world.signIn(login, PASSWORD).await()).isNotNull();
        assertThat(refusal(() -> world.signIn(login, "wrong"))).isEqualTo("account.sign-in-failed");
    }

    @Test
    void theWaitNeverExceedsItsBound() {
        String login = login(world.signedUp());
        for (int i = 0; i < 40; i++) {
            assertThat(refusal(() -> world.signIn(login, "wrong"))).isEqualTo("account.sign-in-failed");
            world.clock.advance(Duration.ofMinutes(15));
        }
        assertThat(world.signIn(login, PASSWORD).await()).isNotNull();
    }

    @Test
    void ofFiftyGuessesAtOnceOnlyFiveAreLookedAt() {
        String login = login(world.signedUp());
        List<Future<SignedIn>> guesses = IntStream.range(0, 50)
                .mapToObj(i -> world.signIn(login, "guess" + i))
                .toList();
        Future.join(guesses).transform(done -> Future.succeededFuture()).await();
        assertThat(guesses.stream()
                        .filter(guess -> guess.cause() instanceof Problem p
                                && p.refusal().key().equals("account.sign-in-failed")))
                .hasSize(5);
    }

    @Test
    void anUnknownLoginAnswersAndWaitsExactlyLikeAKnownOne() {
        String known = login(world.signedUp());
        for (String unknown : List.of(World.creditCode(), World.email(), World.mobile(), "no login at all")) {
            for (int i = 0; i < 7; i++) {
                Problem theirs = problem(() -> world.signIn(unknown, "wrong"));
                Problem ours = problem(() -> world.signIn(known, "wrong"));
                assertThat(theirs.refusal()).isEqualTo(ours.refusal());
                assertThat(theirs.retryAfterSeconds()).isEqualTo(ours.retryAfterSeconds());
                assertThat(theirs.members()).isEqualTo(ours.members());
            }
            world.clock.advance(Duration.ofDays(2));
        }
    }

    @Test
    void oneAddressIsSlowedDownWhateverItTries() {
        for (int i = 0; i < 60; i++) {
            String unknown = World.email();
            assertThat(refusal(() -> world.signIn(unknown, "x"))).isEqualTo("account.sign-in-failed");
        }
        assertThat(refusal(() -> world.signIn(World.email(), "x"))).isEqualTo("http.too-many-requests");
        world.clock.advance(Duration.ofSeconds(2));
        assertThat(refusal(() -> world.signIn(World.email(), "x"))).isEqualTo("account.sign-in-failed");
    }

    @Test
    void aChangedPasswordEndsEveryOtherSignInAndTellsTheOwner() {
        SignedIn here = world.signedUp();
        SignedIn there = world.signIn(login(here), PASSWORD).await();
        world.accounts
                .passwords()
                .change(here.tokens().principal(), PASSWORD, NEW_PASSWORD)
                .await();
        assertThat(ended(here)).isFalse();
        assertThat(ended(there)).isTrue();
        assertThat(refusal(() -> world.sessions.refresh(there.tokens().refreshToken())))
                .isEqualTo("account.session-ended");
        assertThat(world.sessions.refresh(here.tokens().refreshToken()).await()).isNotNull();
        assertThat(refusal(() -> world.signIn(login(here), PASSWORD))).isEqualTo("account.sign-in-failed");
        assertThat(world.signIn(login(here), NEW_PASSWORD).await()).isNotNull();
        assertThat(DATABASE.count(
                        "SELECT count(*) FROM notice WHERE unit_id = $1 AND kind = 'password-changed'",
                        here.account().unit().value()))
                .isEqualTo(2);
    }

    @Test
    void aChangeNeedsTheOldPasswordAndAGoodNewOne() {
        SignedIn unit = world.signedUp();
        var caller = unit.tokens().principal();
        PasswordService passwords = world.accounts.passwords();
        assertThat(World.fields(problem(() -> passwords.change(caller, "wrong", NEW_PASSWORD))))
                .containsExactly("/oldPassword account.old-password-wrong");
        assertThat(World.fields(problem(() -> passwords.change(caller, PASSWORD, "password123"))))
                .containsExactly("/newPassword account.password-common");
        assertThat(World.fields(problem(() -> passwords.change(caller, PASSWORD, "x-" + login(unit)))))
                .containsExactly("/newPassword account.password-has-login");
    }

    @Test
    void aResetByCodeEndsAllSignInsAndTheWait() {
        SignedIn unit = world.signedUp();
        for (int i = 0; i < 6; i++) {
            String refused = refusal(() -> world.signIn(login(unit), "wrong"));
            assertThat(refused).startsWith("account.");
        }
        world.clock.advance(Duration.ofMinutes(2));
        askForReset(login(unit), Channel.SMS);
        String code = world.random.code();
        reset(login(unit), code).await();
        assertThat(ended(unit)).isTrue();
        assertThat(world.signIn(login(unit), NEW_PASSWORD).await()).isNotNull();
        assertThat(World.fields(problem(() -> reset(login(unit), code)))).containsExactly("/code account.code-wrong");
    }

    @Test
    void anUnknownLoginGetsTheSameAnswersAtAResetButNoMessage() {
        String unknown = World.mobile();
        long before = DATABASE.count("SELECT count(*) FROM notice");
        askForReset(unknown, Channel.SMS);
        assertThat(DATABASE.count("SELECT count(*) FROM notice")).isEqualTo(before);
        assertThat(problem(() -> world.accounts
                                .verification()
                                .request(
                                        new VerificationService.Request(
                                                CodePurpose.PASSWORD_RESET, Channel.SMS, unknown, Language.EN),
                                        CLIENT))
                        .refusal()
                        .key())
                .isEqualTo("account.code-too-often");
        assertThat(World.fields(problem(() -> reset(unknown, "000000")))).containsExactly("/code account.code-wrong");
    }

    /** Otherwise a code asked for by credit code and refused for a number would tell whose number it is. */
    @Test
    @Tag("R-ACC-6")
    void whatWasSentToAContactByAnotherNameCountsWithoutBeingTold() {
        var form = world.organisation(World.creditCode());
        assertThat(world.accounts.accounts().signUp(form, CLIENT).await()).isNotNull();
        world.clock.advance(Duration.ofMinutes(2));
        askForReset(form.creditCode(), Channel.SMS);
        long sent = DATABASE.count("SELECT count(*) FROM notice");
        assertThat(world.signUpCode(Channel.SMS, form.mobile())).isNotEmpty();
        assertThat(DATABASE.count("SELECT count(*) FROM notice"))
                .as("one a minute to the number")
                .isEqualTo(sent);
        world.clock.advance(Duration.ofMinutes(2));
        assertThat(world.signUpCode(Channel.SMS, form.mobile())).isNotEmpty();
        assertThat(DATABASE.count("SELECT count(*) FROM notice")).isEqualTo(sent + 1);
    }

    @Test
    void aSignUpCodeDoesNotResetAPassword() {
        var form = world.individual(World.mobile(), World.email());
        SignedIn unit = world.accounts.accounts().signUp(form, CLIENT).await();
        assertThat(unit).isNotNull();
        world.clock.advance(Duration.ofMinutes(2));
        String code = world.signUpCode(Channel.SMS, form.mobile());
        assertThat(World.fields(problem(() -> reset(form.mobile(), code)))).containsExactly("/code account.code-wrong");
    }
}
