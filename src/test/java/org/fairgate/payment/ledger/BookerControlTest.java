package org.fairgate.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fairgate.order.base.Order;
import org.fairgate.payment.base.Channel;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The negative control of the copies that book once: without the claim of a transaction its money is owed back. */
class BookerControlTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    @Test
    @Tag("R-PAY-6")
    void withoutTheClaimOfATransactionItsCopiesCountAsMoreMoney() {
        LedgerStage stage = new LedgerStage(DATABASE, directory);
        Order order = stage.orders.order(1);
        Payment payment = stage.open(order, Channel.ALIPAY);
        assertThat(stage.bookAtOnce(stage.forgetful(), stage.paid(payment), 2))
                .containsExactlyInAnyOrder(Verdict.BOOKED, Verdict.DOUBLE);
        assertThat(stage.owed(order)).hasSize(1);
        assertThat(stage.unbalanced()).hasSize(1);
    }
}
