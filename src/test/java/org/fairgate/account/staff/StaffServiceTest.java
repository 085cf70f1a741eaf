package org.fairgate.account.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.account.World.CLIENT;
import static org.fairgate.account.World.PASSWORD;
import static org.fairgate.account.World.refusal;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.account.World;
import org.fairgate.account.staff.StaffService.SignedInStaff;
import org.fairgate.kernel.Role;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StaffServiceTest {
    private static final byte[] SECRET = new byte[20];

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final World world = new World(DATABASE);

    private Staff made(String username, Optional<byte[]> secret) {
        return world.staff
                .create(
                        new NewStaff(
                                username,
                                "Reviewer",
                                PASSWORD,
                                Role.DELEGATION,
                                Optional.of(World.GUANGZHOU.id()),
                                secret),
                        "system")
                .await();
    }

    private Future<SignedInStaff> signIn(String username, String password, String totp) {
        return world.staff.signIn(new StaffService.SignIn(username, password, totp), CLIENT);
    }

    private String totp() {
        return Totp.code(SECRET, world.clock.instant());
    }

    @Test
    void staffSignsInByPasswordAndSecondFactorAndACodeWorksOnce() {
        assertThat(made("reviewer.one", Optional.of(SECRET)).role()).isEqualTo(Role.DELEGATION);
        SignedInStaff signedIn = signIn("Reviewer.One", PASSWORD, totp()).await();
        assertThat(signedIn.tokens().principal().role()).isEqualTo(Role.DELEGATION);
        assertThat(signedIn.staff().scope()).contains(World.GUANGZHOU.id());
        assertThat(refusal(() -> signIn("reviewer.one", PASSWORD, totp()))).isEqualTo("account.sign-in-failed");
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(signIn("reviewer.one", PASSWORD, totp()).await()).isNotNull();
    }

    @Test
    void ofManyAtOnceWithOneCodeExactlyOneGetsIn() {
        assertThat(made("reviewer.two", Optional.of(SECRET))).isNotNull();
        String code = totp();
        List<Future<SignedInStaff>> all = Stream.generate(() -> signIn("reviewer.two", PASSWORD, code))
                .limit(4)
                .toList();
        Future.join(all).transform(done -> Future.succeededFuture()).await();
        assertThat(all.stream().filter(Future::succeeded)).hasSize(1);
    }

    @Test
    void whateverIsWrongIsOneAnswer() {
        assertThat(made("reviewer.three", Optional.of(SECRET))).isNotNull();
        assertThat(refusal(() -> signIn("reviewer.three", "wrong", totp()))).isEqualTo("account.sign-in-failed");
        assertThat(refusal(() -> signIn("reviewer.three", PASSWORD, ""))).isEqualTo("account.sign-in-failed");
        assertThat(refusal(() -> signIn("nobody", PASSWORD, totp()))).isEqualTo("account.sign-in-failed");
    }

    @Test
    void aUsernameIsTakenOnce() {
        assertThat(made("reviewer.five", Optional.empty())).isNotNull();
        assertThat(refusal(() -> world.staff.create(
                        new NewStaff("REVIEWER.five", "x", PASSWORD, Role.FINANCE, Optional.empty(), Optional.empty()),
                        "system")))
                .isEqualTo("account.staff-username-taken");
    }
}
