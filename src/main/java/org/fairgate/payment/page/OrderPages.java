package org.fairgate.payment.page;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.Ending;
import org.fairgate.payment.PaymentService;
import org.fairgate.payment.transfer.TransferService;
import org.fairgate.person.PersonService;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonTab;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Pages;

/** A unit's orders: whom to pay for, the list, and one order with everything that happened to its money (R-PAY 2, 3). */
public final class OrderPages {
    private static final String LIST = "/orders";
    private static final String NEW = "/orders/new";
    private static final String ONE = "/orders/:orderId";
    private static final String CANCEL = ONE + "/cancel";
    private static final int PAGE = 20;

    /** Five hundred ids as form fields. */
    private static final BodyRule BODY = BodyRule.ofBytes(32 * 1024);

    private final Pages pages;
    private final Db db;
    private final EditionService editions;
    private final Parts parts;

    public OrderPages(Pages pages, Db db, EditionService editions, Parts parts) {
        this.pages = pages;
        this.db = db;
        this.editions = editions;
        this.parts = parts;
    }

    /** Whom the pages ask. */
    public record Parts(
            OrderService orders,
            PersonService persons,
            PaymentService payments,
            TransferService transfers,
            Ending ending) {}

    /** All routes; that of a new order stands before those of single orders. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(LIST, Access.UNIT, this::list),
                Endpoint.get(NEW, Access.UNIT, call -> choose(call, Optional.empty())),
                Endpoint.post(NEW, Access.UNIT, this::make).with(BODY),
                Endpoint.get(ONE, Access.UNIT, this::show),
                Endpoint.get(CANCEL, Access.UNIT, this::ask),
                Endpoint.post(CANCEL, Access.UNIT, this::cancel));
    }

    /** The list as it is drawn; {@code toPay} persons wait for an order. */
    public record ListView(List<Order> orders, String next, boolean later, int toPay) {
        public ListView {
            orders = List.copyOf(orders);
        }
    }

    private Future<Reply> list(Call call) {
        UnitId unit = call.caller().unit();
        Optional<OrderId> after =
                call.query("after").filter(text -> !text.isEmpty()).map(OrderPages::id);
        return parts.orders()
                .list(unit, after, PAGE)
                .compose(listed -> payable(unit, Optional.empty(), new ArrayList<>())
                        .map(persons -> pages.show(
                                call,
                                "payment/orders.jte",
                                Map.of(
                                        "view",
                                        new ListView(
                                                listed.orders(),
                                                listed.next()
                                                        .map(next -> LIST + "?after=" + next)
                                                        .orElse(""),
                                                after.isPresent(),
                                                persons.size())))));
    }

    /** Who waits for payment and is in no order; as many of them as one order holds. */
    private Future<List<Person>> payable(UnitId unit, Optional<PersonId> after, List<Person> so) {
        return parts.persons()
                .list(unit, PersonTab.TO_PAY, after, PersonService.MOST_LISTED)
                .compose(listed -> {
                    listed.persons().stream()
                            .filter(person -> !person.ordered())
                            .limit(OrderService.MOST_PERSONS - so.size())
                            .forEach(so::add);
                    return listed.next().isPresent() && so.size() < OrderService.MOST_PERSONS
                            ? payable(unit, listed.next(), so)
                            : Future.succeededFuture(so);
                });
    }

    /**
     * Whom to pay for, as it is drawn.
     *
     * @param persons who wait for payment and are in no order; as many as one order holds
     * @param chosen those that are ticked; everybody at first
     */
    public record ChoiceView(List<Person> persons, List<String> chosen, Edition edition, Optional<String> wrong) {
        public ChoiceView {
            persons = List.copyOf(persons);
            chosen = List.copyOf(chosen);
        }
    }

    private Future<Reply> choose(Call call, Optional<Problem> refused) {
        return payable(call.caller().unit(), Optional.empty(), new ArrayList<>())
                .map(persons -> {
                    List<String> ticked = refused.isPresent()
                            ? call.fields("person")
                            : persons.stream()
                                    .map(person -> person.key().person().toString())
                                    .toList();
                    ChoiceView view = new ChoiceView(
                            persons, ticked, editions.currentEdition(), refused.map(problem -> words(call, problem)));
                    Reply drawn = pages.show(call, "payment/order-new.jte", Map.of("view", view));
                    return refused.map(problem -> Pages.refusedAs(drawn, problem))
                            .orElse(drawn);
                });
    }

    private String words(Call call, Problem problem) {
        return problem.refusal() == OrderProblem.BAD_SELECTION
                ? pages.context(call).text(PayText.CHOOSE_SOMEBODY)
                : pages.context(call)
                        .text(problem.refusal(), problem.arguments().toArray());
    }

    private Future<Reply> make(Call call) {
        return Pages.orShown(
                Future.succeededFuture(call)
                        .map(OrderPages::persons)
                        .compose(persons -> parts.orders().create(call.caller().unit(), persons))
                        .map(order -> Reply.seeOther(LIST + "/" + order.key().order() + "/pay")),
                problem -> choose(call, Optional.of(problem)));
    }

    private static List<PersonId> persons(Call call) {
        try {
            return call.fields("person").stream().map(PersonId::parse).toList();
        } catch (InvalidValue notAnId) {
            throw OrderProblem.BAD_SELECTION.problem();
        }
    }

    /** An order as it is drawn; names of its persons by id. */
    public record OrderView(Order order, Map<String, String> names, List<MoneyEvent> events) {
        public OrderView {
            names = Map.copyOf(names);
            events = List.copyOf(events);
        }

        /** Where it is. */
        public String link() {
            return LIST + "/" + order.key().order();
        }

        /** Whether it can be paid, or cancelled. */
        public boolean open() {
            return order.state() == OrderState.UNPAID;
        }
    }

    private Future<Reply> show(Call call) {
        return view(call).map(view -> pages.show(call, "payment/order.jte", Map.of("view", view)));
    }

    private Future<OrderView> view(Call call) {
        OrderKey key = new OrderKey(call.caller().unit(), order(call));
        return parts.payments()
                .list(key)
                .compose(tries -> parts.transfers()
                        .forms(key)
                        .compose(forms -> names(tries.order())
                                .map(names -> new OrderView(
                                        tries.order(),
                                        names,
                                        MoneyEvent.of(tries.order(), tries.payments(), forms, pages.context(call))))));
    }

    private Future<Map<String, String>> names(Order order) {
        List<PersonId> ids = order.persons().stream().map(one -> one.person()).toList();
        return db.read(client -> parts.persons().find(client, order.key().unit(), order.edition(), ids))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                person -> person.key().person().toString(),
                                person -> person.summary().name(),
                                (one, other) -> one,
                                HashMap::new)));
    }

    private Future<Reply> ask(Call call) {
        return view(call).map(view -> pages.show(call, "payment/order-cancel.jte", Map.of("view", view)));
    }

    private Future<Reply> cancel(Call call) {
        OrderId order = order(call);
        return parts.ending().cancel(call.caller().unit(), order).map(ended -> Reply.seeOther(LIST + "/" + order));
    }

    private static OrderId order(Call call) {
        return id(call.pathParam("orderId"));
    }

    private static OrderId id(String text) {
        try {
            return OrderId.parse(text);
        } catch (InvalidValue notAnId) {
            throw OrderProblem.NO_SUCH_ORDER.problem();
        }
    }
}
