package org.fairgate.payment.payer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import org.fairgate.order.OrderStage;
import org.fairgate.order.base.Order;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("R-PAY-4")
@Timeout(120)
class PayerLinksServiceTest {
    private static final Duration LONGEST = Duration.ofDays(7);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final OrderStage stage = new OrderStage(DATABASE, directory);
    private final PayerLinks links = new PayerLinks(
            new PayerLinks.Tools(DATABASE.db(), stage.units.clock, new SecureRandom()),
            stage.orders,
            stage.units.units,
            LONGEST);

    @Test
    void aLinkEndsWithItsOrderOrAfterItsLongestLife() {
        Order order = stage.order(1);
        assertThat(links.make(order.key()).await().expiresAt())
                .isEqualTo(stage.units.clock.instant().plus(LONGEST));
        stage.units.clock.set(order.expiresAt().minus(Duration.ofDays(1)));
        PayerLink last = links.make(order.key()).await();
        assertThat(last.expiresAt()).isEqualTo(order.expiresAt());
        assertThat(links.open(last.token()).await().order().key()).isEqualTo(order.key());
    }

    @Test
    void linksThatAreOverAreRemovedSomeAtATimeAndOthersStay() {
        PayerLink valid = links.make(stage.order(1).key()).await();
        var unused = DATABASE.sql("""
                INSERT INTO payer_link (token_hash, unit_id, order_id, expires_at, created_at)
                SELECT decode(lpad(to_hex(n), 64, '0'), 'hex'), gen_random_uuid(), gen_random_uuid(), $1, $1
                FROM generate_series(1, 10500) AS n""", stage.units.clock.instant().atOffset(ZoneOffset.UTC));

        assertThat(links.purge().await()).isEqualTo(10_000);
        assertThat(links.purge().await()).isEqualTo(500);
        assertThat(links.purge().await()).isZero();
        assertThat(links.open(valid.token()).await().order().number()).isNotEmpty();
    }
}
