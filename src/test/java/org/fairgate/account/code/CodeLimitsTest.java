package org.fairgate.account.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.fairgate.account.World;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("R-ACC-6")
class CodeLimitsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final World world = new World(DATABASE);
    private final EmailAddress email = EmailAddress.parse(World.email());
    private final CodeTarget target = CodeTarget.of(email);

    private Future<Void> send() {
        var message = new CodeService.Message(new UnitId(world.kit.ids().next()), email.value(), Language.EN);
        return DATABASE.db()
                .tx(tx -> world.codes
                        .take(tx, target)
                        .compose(taken -> world.codes.send(tx, CodePurpose.SIGN_UP, target, message)));
    }

    private boolean check(String code) {
        return world.codes.check(CodePurpose.SIGN_UP, target, code).await();
    }

    private boolean consume(String code) {
        return DATABASE.db()
                .tx(tx -> world.codes.consume(tx, CodePurpose.SIGN_UP, target, code))
                .await();
    }

    private int wait(Future<Void> refused) {
        Future.join(List.of(refused))
                .transform(done -> Future.succeededFuture())
                .await();
        Problem problem = (Problem) refused.cause();
        assertThat(problem.refusal().key()).isEqualTo("account.code-too-often");
        return problem.retryAfterSeconds();
    }

    @Test
    void aCodeWorksOnceAndAlsoForTwoAtOnce() {
        send().await();
        String code = world.random.code();
        assertThat(check(code)).isTrue();
        List<Future<Boolean>> both = IntStream.range(0, 8)
                .mapToObj(i -> DATABASE.db().tx(tx -> world.codes.consume(tx, CodePurpose.SIGN_UP, target, code)))
                .toList();
        Future.join(both).await();
        assertThat(both.stream().filter(Future::result)).hasSize(1);
        assertThat(check(code)).isFalse();
    }

    @Test
    void fiveWrongTriesKillACode() {
        send().await();
        String code = world.random.code();
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 4; i++) {
            assertThat(check(wrong)).isFalse();
        }
        assertThat(check(code)).isTrue();
        assertThat(check(wrong)).isFalse();
        assertThat(check(code)).isFalse();
        assertThat(consume(code)).isFalse();
    }

    @Test
    void aThousandTriesAtOnceAreStillFive() {
        send().await();
        String code = world.random.code();
        String wrong = code.equals("000000") ? "000001" : "000000";
        List<Future<Boolean>> tries = IntStream.range(0, 200)
                .mapToObj(i -> world.codes.check(CodePurpose.SIGN_UP, target, wrong))
                .toList();
        Future.join(tries).await();
        assertThat(DATABASE.sql(
                                "SELECT wrong_tries FROM verification_code WHERE target_index = $1",
                                io.vertx.core.buffer.Buffer.buffer(target.index(world.kit.index())))
                        .get(0)
                        .getInteger(0))
                .isEqualTo(5);
        assertThat(check(code)).isFalse();
    }

    @Test
    void aCodeDiesAfterFiveMinutesAndIsBoundToPurposeAndTarget() {
        send().await();
        String code = world.random.code();
        assertThat(world.codes.check(CodePurpose.PASSWORD_RESET, target, code).await())
                .isFalse();
        assertThat(world.codes
                        .check(CodePurpose.SIGN_UP, CodeTarget.of(EmailAddress.parse(World.email())), code)
                        .await())
                .isFalse();
        world.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(check(code)).isTrue();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(check(code)).isFalse();
    }

    @Test
    void aNewCodeTakesThePlaceOfTheOld() {
        send().await();
        String old = world.random.code();
        world.clock.advance(Duration.ofSeconds(61));
        send().await();
        String fresh = world.random.code();
        assertThat(old.equals(fresh) || !check(old)).isTrue();
        assertThat(check(fresh)).isTrue();
    }

    @Test
    void oneAMinuteFiveAnHourTenADayAndTheAnswerSaysWhenAgain() {
        send().await();
        assertThat(wait(send())).isEqualTo(60);
        for (int i = 1; i < 5; i++) {
            world.clock.advance(Duration.ofMinutes(1));
            send().await();
        }
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(wait(send())).isEqualTo(3600 - 300);
        world.clock.advance(Duration.ofMinutes(55));
        for (int i = 0; i < 5; i++) {
            send().await();
            world.clock.advance(Duration.ofMinutes(1));
        }
        world.clock.advance(Duration.ofHours(2));
        assertThat(wait(send())).isEqualTo(86_400 - 3600 - 300 - 7200);
        world.clock.advance(Duration.ofDays(1));
        send().await();
    }

    @Test
    void ofTwentyAskersAtOnceOneIsServed() {
        List<Future<Void>> all = IntStream.range(0, 20).mapToObj(i -> send()).toList();
        Future.join(all).transform(done -> Future.succeededFuture()).await();
        assertThat(all.stream().filter(Future::succeeded)).hasSize(1);
    }
}
