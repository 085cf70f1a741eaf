package org.fairgate.app;

import static org.fairgate.app.ContractAnswersApiTest.answered;
import static org.fairgate.app.ContractAnswersApiTest.refused;
import static org.fairgate.app.ContractAnswersApiTest.told;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairgate.testing.Api;
import org.fairgate.testing.Payable;

/** What the contract test asks about orders. */
final class OrderAnswers {
    private static final String ORDERS = "/api/v1/orders";

    private OrderAnswers() {}

    /** @param unit a signed-up unit of this id */
    static void ofOrders(Payable payable, UUID id, Api unit) {
        Api once = unit.with("Idempotency-Key", "contract-order");
        refused(400, "idempotency.missing", unit.post(ORDERS, Map.of("personIds", List.of())));
        refused(400, "http.invalid-input", once.post(ORDERS, Map.of("personIds", List.of("x"))));
        refused(422, "order.bad-selection", once.post(ORDERS, Map.of("personIds", List.of())));
        Map<String, Object> nobody = Map.of("personIds", List.of(id.toString()));
        Api early = unit.with("Idempotency-Key", "contract-order-early");
        refused(409, "order.unit-not-approved", early.post(ORDERS, nobody));
        String order = told(201, payable.order(id, unit)).json().path("orderId").asText();
        refused(409, "order.not-payable", once.post(ORDERS, nobody));
        answered(200, unit.get(ORDERS + "?limit=1"));
        refused(400, "http.bad-request", unit.get(ORDERS + "?limit=51"));
        answered(200, unit.get(ORDERS + "/" + order));
        refused(404, "order.no-such-order", unit.get(ORDERS + "/" + id));
    }
}
