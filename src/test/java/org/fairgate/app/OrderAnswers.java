package org.fairgate.app;

import static org.fairgate.app.ContractAnswersApiTest.answered;
import static org.fairgate.app.ContractAnswersApiTest.refused;
import static org.fairgate.app.ContractAnswersApiTest.told;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairgate.payment.SwitchedGateway;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.testing.Api;
import org.fairgate.testing.Payable;

/** What the contract test asks about orders. */
final class OrderAnswers {
    static final SwitchedGateway ALIPAY = new SwitchedGateway(GatewayName.ALIPAY);

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
        ofPayments(unit, ORDERS + "/" + order, ORDERS + "/" + id);
        ofPayers(unit, ORDERS + "/" + order);
        answered(200, unit.post(ORDERS + "/" + order + "/cancellation", ""));
        refused(409, "order.state-changed", unit.post(ORDERS + "/" + order + "/cancellation", ""));
    }

    private static void ofPayments(Api unit, String order, String nothing) {
        Api once = unit.with("Idempotency-Key", "contract-payment");
        answered(200, unit.get(order + "/payments"));
        refused(404, "order.no-such-order", unit.get(nothing + "/payments"));
        refused(400, "http.invalid-input", once.post(order + "/payments", Map.of("channel", "cash")));
        answered(201, once.post(order + "/payments", Map.of("channel", "alipay")));
        answered(200, unit.get(order + "/payments"));
        answered(200, unit.get(order + "/events"));
        refused(404, "order.no-such-order", unit.get(nothing + "/events"));
        refused(404, "order.no-such-order", unit.post(nothing + "/payer-links", ""));
    }

    private static void ofPayers(Api unit, String order) {
        Api payer = ContractAnswersApiTest.nobody();
        String links = "/api/v1/payer-links/";
        String link = links
                + told(201, unit.post(order + "/payer-links", ""))
                        .json()
                        .path("token")
                        .asText();
        answered(200, payer.get(link));
        answered(201, payer.post(link + "/payments", Map.of("channel", "alipay")));
        answered(200, payer.get(link + "/events"));
        refused(404, "payment.no-such-link", payer.get(links + "x"));
        refused(409, "payment.channel-off", payer.post(link + "/payments", Map.of("channel", "wechatpay")));
        refused(404, "payment.no-such-link", payer.get(links + "x/events"));
    }
}
