package org.fairgate.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.order.base.OrderedPerson;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.http.StrictJson;
import org.jspecify.annotations.Nullable;

/** The JSON API of a unit's orders. */
public final class OrderRoutes {
    private static final int USUAL_LIMIT = 20;

    /** Five hundred ids with their quotation marks, and more, so that too many are told so. */
    private static final BodyRule BODY = BodyRule.ofBytes(64 * 1024);

    private final OrderService orders;

    public OrderRoutes(OrderService orders) {
        this.orders = orders;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/api/v1/orders", Access.UNIT, this::create)
                        .with(BODY)
                        .with(IdempotencyRule.REQUIRED),
                Endpoint.get("/api/v1/orders", Access.UNIT, this::list),
                Endpoint.get("/api/v1/orders/:orderId", Access.UNIT, this::read));
    }

    record NewOrder(@Nullable List<@Nullable String> personIds) {}

    /** An order as the API gives it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OrderView(
            String orderId,
            String number,
            String state,
            Optional<String> closingTo,
            long amountFen,
            List<PersonView> persons,
            Instant expiresAt,
            Optional<String> paidBy,
            Optional<Instant> paidAt,
            Instant createdAt) {
        static OrderView of(Order order) {
            return new OrderView(
                    order.key().order().toString(),
                    order.number(),
                    order.state().code(),
                    order.closingTo().map(OrderState::code),
                    order.amount().value(),
                    order.persons().stream().map(PersonView::of).toList(),
                    order.expiresAt(),
                    order.paidBy(),
                    order.paidAt(),
                    order.createdAt());
        }
    }

    record PersonView(String personId, String fee, long feeFen) {
        static PersonView of(OrderedPerson person) {
            return new PersonView(
                    person.person().toString(),
                    person.kind().code(),
                    person.fee().value());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OrdersView(List<OrderView> orders, Optional<String> next) {}

    private Future<Reply> create(Call call) {
        List<PersonId> persons = StrictJson.list(call.json(NewOrder.class).personIds(), "/personIds", PersonId::parse);
        return orders.create(call.caller().unit(), persons, call.intent())
                .map(order -> Reply.json(201, OrderView.of(order))
                        .withHeader("Location", "/api/v1/orders/" + order.key().order()));
    }

    private Future<Reply> list(Call call) {
        return orders.list(
                        call.caller().unit(),
                        call.query("cursor", OrderId::parse),
                        call.limit(USUAL_LIMIT, OrderService.MOST_LISTED))
                .map(listed -> Reply.json(new OrdersView(
                        listed.orders().stream().map(OrderView::of).toList(),
                        listed.next().map(OrderId::toString))));
    }

    private Future<Reply> read(Call call) {
        return orders.find(call.caller().unit(), id(call)).map(order -> Reply.json(OrderView.of(order)));
    }

    private static OrderId id(Call call) {
        return call.pathParam("orderId", OrderId::parse, OrderProblem.NO_SUCH_ORDER);
    }
}
