package org.fairgate.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.account.World.CLIENT;
import static org.fairgate.account.World.problem;
import static org.fairgate.account.World.refusal;

import io.vertx.core.Future;
import java.util.List;
import org.fairgate.account.signup.SignUp;
import org.fairgate.kernel.Language;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignUpServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final World world = new World(DATABASE);

    private Future<SignedIn> signUp(SignUp form) {
        return world.accounts.accounts().signUp(form, CLIENT);
    }

    @Test
    @Tag("R-ACC-3")
    void aDomesticOrganisationSignsInByItsCreditCodeOnly() {
        String code = World.creditCode();
        SignUp form = world.organisation(code);
        SignedIn signedIn = signUp(form).await();
        assertThat(signedIn.account().recommendationCode()).contains("PARTNER1");
        assertThat(signedIn.account().delegation()).contains(World.GUANGZHOU.id());
        assertThat(world.tokens.verify(signedIn.tokens().accessToken()).await()).isPresent();
        assertThat(world.signIn(code.toLowerCase(java.util.Locale.ROOT), World.PASSWORD)
                        .await()
                        .account()
                        .unit())
                .isEqualTo(signedIn.account().unit());
        assertThat(refusal(() -> world.signIn(form.email(), World.PASSWORD))).isEqualTo("account.sign-in-failed");
        assertThat(world.accounts
                        .accounts()
                        .account(signedIn.account().unit())
                        .await()
                        .name())
                .isEqualTo(form.name());
    }

    @Test
    @Tag("R-ACC-2")
    @Tag("R-ACC-3")
    void anIndividualSignsInByMobileAndByEmailAndAnOverseasUnitByEmail() {
        SignUp person = world.individual(World.mobile(), World.email());
        signUp(person).await();
        assertThat(world.signIn(person.mobile(), World.PASSWORD).succeeded()
                        || world.signIn("+86 " + person.mobile(), World.PASSWORD)
                                        .await()
                                != null)
                .isTrue();
        assertThat(world.signIn(person.email(), World.PASSWORD).await()).isNotNull();
        SignUp abroad = world.overseas(World.email());
        Account account = signUp(abroad).await().account();
        assertThat(account.mobile().orElseThrow().e164()).isEqualTo("+442079460018");
        assertThat(account.delegation()).isEmpty();
        assertThat(world.signIn(abroad.email(), World.PASSWORD).await()).isNotNull();
    }

    @Test
    void personalDataIsNotReadableInTheDatabase() {
        SignUp form = world.organisation(World.creditCode());
        Account account = signUp(form).await().account();
        String row = DATABASE.sql(
                        "SELECT account::text FROM account WHERE unit_id = $1",
                        account.unit().value())
                .get(0)
                .getString(0);
        assertThat(row)
                .doesNotContain(form.mobile())
                .doesNotContain(form.email())
                .doesNotContain(World.PASSWORD);
    }

    @Test
    void everyWrongFieldIsReportedAtOnce() {
        SignUp form = new SignUp(
                "domestic",
                "other",
                "organisation",
                "123",
                false,
                "",
                "",
                "12345",
                "",
                "no-mail",
                "",
                "short1",
                "",
                Language.EN);
        Problem problem = problem(() -> signUp(form));
        assertThat(problem.refusal().status()).isEqualTo(422);
        assertThat(World.fields(problem))
                .containsExactlyInAnyOrder(
                        "/category account.category-not-of-region",
                        "/creditCode account.credit-code-format",
                        "/name account.required",
                        "/mobile account.mobile-format",
                        "/email account.email-format",
                        "/mobileCode account.required",
                        "/emailCode account.required",
                        "/delegation account.required",
                        "/password account.password-length");
    }

    @Test
    @Tag("R-ACC-3")
    void aFailingCheckDigitGoesOnOnlyAsOnTheLicenceAndIsMarked() {
        String failing = "91350211M0000XUF46";
        SignUp form = world.organisation(failing);
        assertThat(World.fields(problem(() -> signUp(form))))
                .containsExactly("/creditCode account.credit-code-check-digit");
        SignUp insisted = new SignUp(
                form.region(),
                form.category(),
                form.kind(),
                failing,
                true,
                form.name(),
                form.delegation(),
                form.mobile(),
                form.mobileCode(),
                form.email(),
                form.emailCode(),
                form.password(),
                "",
                Language.EN);
        assertThat(signUp(insisted).await().account().creditCodeDoubtful()).isTrue();
    }

    @Test
    @Tag("R-ACC-4")
    void aTakenCreditCodeIsToldWithTheDelegationsName() {
        String code = World.creditCode();
        signUp(world.organisation(code)).await();
        Problem problem = problem(() -> signUp(world.organisation(code)));
        assertThat(problem.refusal().key()).isEqualTo("account.credit-code-taken");
        assertThat(problem.arguments()).isEqualTo(List.of("广州分团"));
    }

    @Test
    void aTakenMobileIsToldToItsOwnerWhoAlsoGetsANotice() {
        String mobile = World.mobile();
        Account owner = signUp(world.individual(mobile, World.email())).await().account();
        world.clock.advance(java.time.Duration.ofMinutes(2));
        assertThat(refusal(() -> signUp(world.individual(mobile, World.email()))))
                .isEqualTo("account.login-taken");
        assertThat(DATABASE.count(
                        "SELECT count(*) FROM notice WHERE unit_id = $1 AND kind = 'sign-up-attempted'",
                        owner.unit().value()))
                .isEqualTo(1);
    }

    @Test
    @Tag("R-ACC-6")
    void aWrongCodeIsRefusedAndTheRightOneWorksOnce() {
        SignUp form = world.organisation(World.creditCode());
        SignUp wrong = new SignUp(
                form.region(),
                form.category(),
                form.kind(),
                form.creditCode(),
                false,
                form.name(),
                form.delegation(),
                form.mobile(),
                form.mobileCode() + "0",
                form.email(),
                form.emailCode(),
                form.password(),
                "",
                Language.EN);
        assertThat(World.fields(problem(() -> signUp(wrong)))).containsExactly("/mobileCode account.code-wrong");
        signUp(form).await();
        assertThat(World.fields(problem(() -> signUp(form))))
                .containsExactly("/mobileCode account.code-wrong", "/emailCode account.code-wrong");
    }

    @Test
    @Tag("R-ACC-3")
    void ofManySignUpsAtOnceWithOneCodeExactlyOneWins() {
        String code = World.creditCode();
        List<SignUp> forms = java.util.stream.Stream.generate(() -> world.organisation(code))
                .limit(6)
                .toList();
        List<Future<SignedIn>> all = forms.stream().map(this::signUp).toList();
        Future.join(all).transform(done -> Future.succeededFuture()).await();
        assertThat(all.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(DATABASE.count("SELECT count(*) FROM account WHERE credit_code = $1", code))
                .isEqualTo(1);
    }

    @Test
    void signUpLeavesAnAuditEntryAndAWelcome() {
        Account account = world.signedUp().account();
        assertThat(DATABASE.count(
                        "SELECT count(*) FROM notice WHERE unit_id = $1 AND kind = 'account-created'",
                        account.unit().value()))
                .isEqualTo(1);
        assertThat(DATABASE.count(
                        "SELECT count(*) FROM audit WHERE unit_id = $1",
                        account.unit().value()))
                .isEqualTo(1);
    }
}
