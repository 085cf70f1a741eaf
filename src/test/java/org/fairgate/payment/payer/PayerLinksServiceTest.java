package org.fairgate.payment.payer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import org.fairgate.order.OrderStage;
import org.fairgate.order.base.Order;
import org.fairgate.testing.Plans;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Links that are over are removed, some at a time. */
@Tag("R-PAY-4")
class PayerLinksServiceTest {
    private static final int AT_ONCE = 10_000;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final OrderStage stage = new OrderStage(DATABASE, directory);
    private final PayerLinks links = new PayerLinks(
            new PayerLinks.Tools(DATABASE.db(), stage.units.clock, new SecureRandom()),
            stage.orders,
            stage.units.units,
            Duration.ofDays(7));

    @Test
    void linksThatAreOverAreRemovedInBoundedRoundsAndThoseThatAreValidStay() {
        Order order = stage.order(1);
        PayerLink valid = links.make(order.key()).await();
        var unused = DATABASE.sql("""
                INSERT INTO payer_link (token_hash, unit_id, order_id, expires_at, created_at)
                SELECT sha256(n::text::bytea), gen_random_uuid(), gen_random_uuid(), $1, $1 FROM generate_series(1, $2) AS n""", stage.units.clock.instant().atOffset(ZoneOffset.UTC), AT_ONCE + 1);
        unused = DATABASE.sql("ANALYZE payer_link");
        assertThat(Plans.of(DATABASE, PayerLinkStore.class, "PURGE", "timestamptz, bigint", "now(), 100"))
                .anyMatch(line -> line.contains("Index Scan using payer_link_expiry"));

        assertThat(links.purge().await()).isEqualTo(AT_ONCE);
        assertThat(links.purge().await()).isEqualTo(1);
        assertThat(links.purge().await()).isZero();

        assertThat(links.open(valid.token()).await().order().key()).isEqualTo(order.key());
    }
}
