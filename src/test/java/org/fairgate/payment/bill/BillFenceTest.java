package org.fairgate.payment.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that was taken for dead comes back in the middle of a bill; and the control: without the fence it spoils the day. */
@Tag("R-PAY-7")
@Timeout(120)
class BillFenceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final BillStage stage = new BillStage(DATABASE, directory);

    @AfterEach
    void stop() {
        stage.close();
    }

    /** A node that claimed a day and kept its bill, in the middle of asking the gateway. */
    private record Sleeper(Promise<Void> gone, Future<Boolean> round) {
        void wake() {
            gone.complete();
            assertThat(round.await()).isTrue();
        }
    }

    private Sleeper asleepWhileAsking() {
        Promise<Void> gone = Promise.promise();
        BillStage.Node node = stage.node(stage.reached(
                (method, call) -> method.equals("ask") ? gone.future().compose(back -> BillStage.away()) : call.get()));
        Future<Boolean> round = node.bills().rounds().runOnce();
        for (int i = 0; i < 1000 && lines() == 0; i++) {
            Thread.onSpinWait();
        }
        assertThat(lines()).isEqualTo(1);
        return new Sleeper(gone, round);
    }

    /** Once the lease is over somebody else takes the day, and has an answer. */
    private BillDay doneByAnother() {
        stage.clock.advance(DATABASE.settings().payment().bills().lease().plusSeconds(1));
        stage.rounds();
        assertThat(day().state()).isEqualTo(BillDay.State.COMPARED);
        return day();
    }

    private BillDay day() {
        return stage.day(GatewayName.ALIPAY, BillStage.DAY);
    }

    private static long lines() {
        return DATABASE.count("SELECT count(*) FROM gateway_bill_line");
    }

    @Test
    void whoDiesBetweenFetchingAndComparingIsFollowedByAnotherAndWritesNothingAnyMore() {
        Payment payment = stage.open(Channel.ALIPAY);
        stage.payUnheard(payment);
        stage.nextMorning();
        Sleeper sleeper = asleepWhileAsking();
        BillRounds others = stage.node.bills().rounds();
        assertThat(others.runOnce().await())
                .as("the bill of the other gateway is not reserved")
                .isTrue();
        assertThat(others.runOnce().await()).as("this one is").isFalse();

        BillDay done = doneByAnother();
        sleeper.wake();

        assertThat(day()).isEqualTo(done);
        assertThat(done.theirs())
                .isEqualTo(new BillDay.Totals(1, payment.amount(), 0, Fen.ZERO))
                .isEqualTo(done.ours());
        assertThat(done.open()).isZero();
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void withoutTheFenceWhoeverComesBackPutsADayThatIsDoneBackToWaiting() {
        stage.payUnheard(stage.open(Channel.ALIPAY));
        stage.nextMorning();
        everyClaimHasTheSameFence();
        try {
            Sleeper sleeper = asleepWhileAsking();
            BillDay done = doneByAnother();
            sleeper.wake();

            assertThat(day()).isNotEqualTo(done);
            assertThat(day().state()).isEqualTo(BillDay.State.WAITING);
            assertThat(day().note()).isEqualTo("unclear");
        } finally {
            assertThat(DATABASE.sql("DROP FUNCTION forget_fence CASCADE")).isEmpty();
        }
    }

    private static void everyClaimHasTheSameFence() {
        assertThat(DATABASE.sql("""
                        CREATE FUNCTION forget_fence() RETURNS trigger LANGUAGE plpgsql AS
                        'BEGIN NEW.fence := 0; RETURN NEW; END'""")).isEmpty();
        assertThat(
                        DATABASE.sql(
                                "CREATE TRIGGER forget BEFORE UPDATE ON gateway_bill FOR EACH ROW EXECUTE FUNCTION forget_fence()"))
                .isEmpty();
    }
}
