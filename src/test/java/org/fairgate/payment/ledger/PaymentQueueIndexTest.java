package org.fairgate.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.testing.Plans;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits for a gateway that is away is not in the way of the others. */
@Tag("R-PAY-7")
class PaymentQueueIndexTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @BeforeAll
    static void manyWaitForUnionPayAndFewForTheOthers() {
        var unused = DATABASE.sql("""
                INSERT INTO payment (unit_id, payment_id, order_id, number, channel, state, amount_fen, sent_at, expires_at,
                    ask_at, created_at, updated_at)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), lpad(n::text, 18, '0'),
                    CASE n % 1000 WHEN 0 THEN 'alipay' WHEN 1 THEN 'wechatpay' WHEN 2 THEN 'unionpay-b2b' ELSE 'unionpay-qr' END,
                    'unknown', 100, now(), now(), now() - interval '1 day' + n * interval '1 second', now(), now()
                FROM generate_series(1, 20000) AS n""");
        unused = DATABASE.sql("VACUUM ANALYZE payment");
    }

    @ParameterizedTest
    @EnumSource
    void theDueOnesOfAGatewayAreOneRangeOfAnIndexInTheirOrder(GatewayName gateway) {
        List<String> plan = Plans.of(
                DATABASE,
                PaymentStore.class,
                "CLAIM_DUE",
                "timestamptz, timestamptz, int, text",
                "now(), now() + interval '1 minute', 100, '" + gateway.code() + "'");

        assertThat(plan).containsSubsequence("    ->  Limit", "          ->  LockRows");
        assertThat(String.join("\n", plan))
                .contains("Index Scan using payment_to_ask on payment")
                .contains("Index Cond: ((gateway = $4) AND (ask_at <= $1))")
                .doesNotContain("Sort");
    }

    @Test
    void theTableKnowsWhoseEachChannelIs() {
        assertThat(DATABASE.sql("SELECT DISTINCT channel, gateway FROM payment"))
                .extracting(row -> row.getString(0) + " " + row.getString(1))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Channel.values())
                        .map(channel -> channel.code() + " " + channel.gateway().code())
                        .toList());
    }
}
