package org.fairgate.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.fairgate.account.signup.SignUp;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The negative control of the race: without the claim's key both win, so the race test does see what it looks for. */
class SignUpRaceControlTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    @Tag("R-ACC-3")
    void withoutTheKeyOfTheClaimTwoSignUpsWithOneCodeBothSucceed() {
        assertThat(DATABASE.sql("ALTER TABLE login_claim DROP CONSTRAINT login_claim_pkey"))
                .isEmpty();
        World world = new World(DATABASE);
        String code = World.creditCode();
        List<SignUp> forms =
                Stream.generate(() -> world.organisation(code)).limit(2).toList();
        List<Future<SignedIn>> both = forms.stream()
                .map(form -> world.accounts.accounts().signUp(form, World.CLIENT))
                .toList();
        Future.join(both).await();
        assertThat(DATABASE.count("SELECT count(*) FROM account WHERE credit_code = $1", code))
                .isEqualTo(2);
    }
}
