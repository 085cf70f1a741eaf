package org.fairgate.payment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fairgate.order.OrderService;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.Payable;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of orders over HTTP, for a unit with more visitors than one order holds. */
@Tag("R-PAY-2")
class OrderPagesApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final int REST = 60;
    private static final Pattern TICKED = Pattern.compile("name=\"person\" value=\"([^\"]+)\" checked");

    private final Payable payable = new Payable(SERVER.database());
    private UUID unit = new UUID(0, 0);
    private Api api = SERVER.anonymous();

    @BeforeEach
    void aUnitWithManyWhoWaitForPayment() {
        Answer account = SERVER.anonymous().post("/api/v1/accounts", SignUps.body(SERVER, SERVER.anonymous()));
        unit = payable.approved(
                UUID.fromString(account.json().path("account").path("id").asText()));
        api = SERVER.anonymous().bearer(account.json().path("accessToken").asText());
        Stream.generate(() -> payable.person(unit))
                .limit(OrderService.MOST_PERSONS + REST)
                .forEach(person -> assertThat(person).isNotNull());
    }

    private List<String> ticked() {
        return TICKED.matcher(api.with("Accept", "text/html").get("/orders/new").text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void asManyAreOfferedAsOneOrderHoldsAndThenTheRest() {
        List<String> first = ticked();
        assertThat(first).hasSize(OrderService.MOST_PERSONS);

        assertThat(api.with("Idempotency-Key", "all-at-once")
                        .post("/api/v1/orders", Map.of("personIds", first))
                        .status())
                .isEqualTo(201);

        assertThat(ticked()).hasSize(REST).doesNotContainAnyElementsOf(first);
    }
}
