package org.fairgate.account.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.account.World.CLIENT;
import static org.fairgate.account.World.PASSWORD;
import static org.fairgate.account.World.fields;
import static org.fairgate.account.World.problem;
import static org.fairgate.account.World.refusal;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.account.World;
import org.fairgate.account.staff.StaffService.SignedInStaff;
import org.fairgate.kernel.Role;
import org.fairgate.platform.security.Principal;
import org.fairgate.testing.Authenticator;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With {@code security.staffTotp} on. */
@Tag("R-ORG")
class StaffSelfServiceTest {
    private static final String FRESH = "Orchid-9-window";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final World world = new World(DATABASE);

    private void made(String username, boolean startPassword) {
        NewStaff wanted =
                new NewStaff(username, "财务", PASSWORD, Role.FINANCE, Optional.empty(), Optional.empty(), startPassword);
        assertThat(world.staff.create(wanted, "system").await().username()).isEqualTo(username);
    }

    private SignedInStaff signedIn(String username, String password, String totp) {
        return world.staff
                .signIn(new StaffService.SignIn(username, password, totp), CLIENT)
                .await();
    }

    private static Principal principal(SignedInStaff signedIn) {
        return signedIn.tokens().principal();
    }

    /** The code of the moment, of a secret as it was told. */
    private String code(Enrolment begun) {
        return Authenticator.code(begun.secret(), world.clock.instant());
    }

    private SignedInStaff enrolled(Principal caller) {
        Enrolment begun = world.staff.self().enrol(caller, "").await();
        return world.staff.self().confirm(caller, code(begun), CLIENT).await();
    }

    @Test
    void theFirstSignInIsFinishedByANewPasswordAndASecondFactor() {
        made("first.one", true);
        SignedInStaff first = signedIn("first.one", PASSWORD, "");
        assertThat(principal(first).unfinished()).isTrue();
        assertThat(refusal(() -> world.staff.self().enrol(principal(first), "")))
                .isEqualTo("account.staff-password-first");
        SignedInStaff second = world.staff
                .self()
                .changePassword(principal(first), new StaffSelf.Passwords(PASSWORD, FRESH), CLIENT)
                .await();
        assertThat(principal(second).unfinished()).isTrue();
        assertThat(world.sessions.isEnded(principal(first))).isTrue();
        SignedInStaff third = enrolled(principal(second));
        assertThat(principal(third).unfinished()).isFalse();
        assertThat(world.sessions.isEnded(principal(second))).isTrue();
        StaffSelf.Me me = world.staff.self().me(principal(third)).await();
        assertThat(me.mustChangePassword()).isFalse();
        assertThat(me.secondFactor()).isTrue();
        assertThat(me.begun()).isEmpty();
    }

    @Test
    void anUnfinishedSignInStaysSoWhenItIsRefreshed() {
        made("first.two", true);
        SignedInStaff first = signedIn("first.two", PASSWORD, "");
        var refreshed = world.sessions.refresh(first.tokens().refreshToken()).await();
        assertThat(refreshed.principal().unfinished()).isTrue();
        assertThat(world.tokens
                        .verify(refreshed.accessToken())
                        .await()
                        .orElseThrow()
                        .unfinished())
                .isTrue();
        world.clock.advance(Duration.ofMinutes(61));
        assertThat(refusal(() -> world.sessions.refresh(refreshed.refreshToken())))
                .isEqualTo("account.session-ended");
    }

    @Test
    void theSecondFactorIsAskedForOnceItIsConfirmedAndNotBefore() {
        made("first.three", false);
        Principal caller = principal(signedIn("first.three", PASSWORD, ""));
        Enrolment begun = world.staff.self().enrol(caller, "").await();
        assertThat(begun.uri())
                .isEqualTo("otpauth://totp/Fairgate:first.three?secret=" + begun.secret() + "&issuer=Fairgate");
        assertThat(principal(signedIn("first.three", PASSWORD, "")).unfinished())
                .isTrue();
        assertThat(fields(problem(() -> world.staff.self().confirm(caller, "000000", CLIENT))))
                .containsExactly("/totp account.factor-code-wrong");
        assertThat(principal(world.staff
                                .self()
                                .confirm(caller, code(begun), CLIENT)
                                .await())
                        .unfinished())
                .isFalse();
        assertThat(refusal(() ->
                        world.staff.signIn(new StaffService.SignIn("first.three", PASSWORD, code(begun)), CLIENT)))
                .isEqualTo("account.sign-in-failed");
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(refusal(() -> world.staff.signIn(new StaffService.SignIn("first.three", PASSWORD, ""), CLIENT)))
                .isEqualTo("account.sign-in-failed");
        assertThat(principal(signedIn("first.three", PASSWORD, code(begun))).unfinished())
                .isFalse();
    }

    @Test
    void whoeverHasAFactorNeedsItToEnrolAnother() {
        made("first.four", false);
        Principal caller = principal(enrolled(principal(signedIn("first.four", PASSWORD, ""))));
        assertThat(fields(problem(() -> world.staff.self().enrol(caller, ""))))
                .containsExactly("/totp account.factor-code-wrong");
        assertThat(refusal(() -> world.staff.self().confirm(caller, "123456", CLIENT)))
                .isEqualTo("account.factor-not-begun");
        assertThat(world.staff.self().me(caller).await().begun()).isEmpty();
    }

    @Test
    void theOldFactorCountsUntilTheNewOneIsConfirmed() {
        made("first.five", false);
        Principal first = principal(signedIn("first.five", PASSWORD, ""));
        Enrolment old = world.staff.self().enrol(first, "").await();
        Principal caller =
                principal(world.staff.self().confirm(first, code(old), CLIENT).await());
        world.clock.advance(Duration.ofSeconds(30));
        Enrolment fresh = world.staff.self().enrol(caller, code(old)).await();
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(principal(signedIn("first.five", PASSWORD, code(old))).unfinished())
                .isFalse();
        Principal after = principal(
                world.staff.self().confirm(caller, code(fresh), CLIENT).await());
        assertThat(world.sessions.isEnded(caller)).isTrue();
        assertThat(world.sessions.isEnded(after)).isFalse();
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(refusal(
                        () -> world.staff.signIn(new StaffService.SignIn("first.five", PASSWORD, code(old)), CLIENT)))
                .isEqualTo("account.sign-in-failed");
    }

    @Test
    void codesOfTheOldFactorCannotBeGuessedWithoutEnd() {
        made("first.six", false);
        Principal caller = principal(enrolled(principal(signedIn("first.six", PASSWORD, ""))));
        List<String> refusals = Stream.generate(
                        () -> refusal(() -> world.staff.self().enrol(caller, "000000")))
                .limit(8)
                .toList();
        assertThat(refusals).startsWith("account.invalid").endsWith("account.too-many-tries");
    }

    @Test
    void ofTwoConfirmationsAtOnceOneWins() {
        made("first.seven", false);
        Principal caller = principal(signedIn("first.seven", PASSWORD, ""));
        Enrolment begun = world.staff.self().enrol(caller, "").await();
        String code = code(begun);
        List<Future<SignedInStaff>> both = Stream.generate(
                        () -> world.staff.self().confirm(caller, code, CLIENT))
                .limit(2)
                .toList();
        Future.join(both).transform(done -> Future.succeededFuture()).await();
        assertThat(both.stream().filter(Future::succeeded)).hasSize(1);
    }

    @Test
    void aNewPasswordFollowsTheRulesAndTheOldOneIsAskedFor() {
        made("first.eight", false);
        Principal caller = principal(signedIn("first.eight", PASSWORD, ""));
        assertThat(change(caller, "wrong", FRESH)).containsExactly("/oldPassword account.old-password-wrong");
        assertThat(change(caller, PASSWORD, PASSWORD)).containsExactly("/newPassword account.password-unchanged");
        assertThat(change(caller, PASSWORD, "short1")).containsExactly("/newPassword account.password-length");
        assertThat(change(caller, PASSWORD, "my-first.eight-1"))
                .containsExactly("/newPassword account.password-has-login");
    }

    private List<String> change(Principal caller, String old, String fresh) {
        return fields(
                problem(() -> world.staff.self().changePassword(caller, new StaffSelf.Passwords(old, fresh), CLIENT)));
    }
}
