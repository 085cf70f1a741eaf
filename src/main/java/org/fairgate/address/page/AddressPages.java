package org.fairgate.address.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.address.Address;
import org.fairgate.address.AddressForm;
import org.fairgate.address.AddressProblem;
import org.fairgate.address.AddressService;
import org.fairgate.kernel.id.AddressId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Back;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/** The pages of a unit's courier addresses (R-ADR). */
public final class AddressPages {
    private static final String LIST = "/addresses";
    private static final String NEW = "/addresses/new";
    private static final String ONE = "/addresses/:addressId";
    private static final String DELETE = "/addresses/:addressId/delete";
    private static final String[] FIELDS = {"recipient", "phone", "region", "address", "postcode", "isDefault"};

    private final Pages pages;
    private final AddressService addresses;

    public AddressPages(Pages pages, AddressService addresses) {
        this.pages = pages;
        this.addresses = addresses;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(LIST, Access.UNIT, this::list),
                Endpoint.get(
                        NEW,
                        Access.UNIT,
                        call -> addresses
                                .list(call.caller().unit())
                                .map(all -> all.size() < AddressService.MOST
                                        ? drawNew(call, Form.empty())
                                        : Reply.seeOther(LIST))),
                Endpoint.post(NEW, Access.UNIT, this::add),
                Endpoint.get(ONE, Access.UNIT, this::edit),
                Endpoint.post(ONE, Access.UNIT, this::change),
                Endpoint.get(DELETE, Access.UNIT, this::ask),
                Endpoint.post(DELETE, Access.UNIT, this::remove),
                Endpoint.post("/addresses/:addressId/default", Access.UNIT, this::makeDefault));
    }

    /**
     * The form as it is drawn.
     *
     * @param action where it is sent
     * @param back where it leads afterwards, and when it is given up
     * @param address the address that is changed; empty for a new one
     * @param stale whether another change came first; the fields then hold what was typed
     */
    public record View(String action, String back, Optional<Address> address, boolean stale) {}

    private Future<Reply> list(Call call) {
        return addresses
                .list(call.caller().unit())
                .map(all -> pages.show(
                        call,
                        "address/addresses.jte",
                        Map.of("addresses", all, "most", AddressService.MOST, "done", done(call))));
    }

    private static List<AddressText> done(Call call) {
        return switch (call.query("done").orElse("")) {
            case "added" -> List.of(AddressText.ADDED);
            case "changed" -> List.of(AddressText.CHANGED);
            case "removed" -> List.of(AddressText.REMOVED);
            case "default" -> List.of(AddressText.MADE_DEFAULT);
            default -> List.of();
        };
    }

    private Reply drawNew(Call call, Form form) {
        return draw(call, form, new View(NEW, Back.to(call.query("back"), LIST), Optional.empty(), false));
    }

    private Reply draw(Call call, Form form, View view) {
        return pages.show(call, "address/address.jte", Map.of("view", view, "form", form));
    }

    /** Whoever came from another page, such as a person's, goes back there. */
    private Future<Reply> add(Call call) {
        Form typed = Form.typed(call, FIELDS);
        PageContext page = pages.context(call);
        return Pages.orAgain(
                () -> addresses
                        .add(call.caller().unit(), form(typed), typed.has("isDefault", "yes"))
                        .map(added -> Reply.seeOther(Back.to(call.query("back"), LIST + "?done=added"))),
                problem -> drawNew(call, typed.refused(problem, page)));
    }

    private Future<Reply> edit(Call call) {
        return addresses.read(call.caller().unit(), id(call)).map(address -> drawEdit(call, filled(address), address));
    }

    private Reply drawEdit(Call call, Form form, Address address) {
        return draw(call, form, new View(call.path(), LIST, Optional.of(address), false));
    }

    private static Form filled(Address address) {
        return Form.of(Map.of(
                "recipient", List.of(address.recipient()),
                "phone", List.of(address.phone()),
                "region", List.of(address.region()),
                "address", List.of(address.address()),
                "postcode", List.of(address.postcode())));
    }

    private Future<Reply> change(Call call) {
        Form typed = Form.typed(call, FIELDS);
        AddressId id = id(call);
        var based = new AddressService.Version(id, version(call.field("version").orElse("")));
        return addresses
                .change(call.caller().unit(), based, form(typed), typed.has("isDefault", "yes"))
                .map(changed -> Reply.seeOther(LIST + "?done=changed"))
                .recover(cause -> cause instanceof Problem problem
                                && problem.refusal() != AddressProblem.NO_SUCH_ADDRESS
                                && problem.refusal().status() < 500
                        ? editAgain(call, id, typed, problem)
                        : Future.failedFuture(cause));
    }

    /** What was typed, beside what is stored now; saving once more replaces that knowingly. */
    private Future<Reply> editAgain(Call call, AddressId id, Form typed, Problem problem) {
        boolean stale = problem.refusal() == AddressProblem.STALE;
        Form form = stale ? typed : typed.refused(problem, pages.context(call));
        return addresses
                .read(call.caller().unit(), id)
                .map(now -> draw(call, form, new View(call.path(), LIST, Optional.of(now), stale)))
                .map(page -> Pages.refusedAs(page, problem));
    }

    private Future<Reply> ask(Call call) {
        return addresses
                .read(call.caller().unit(), id(call))
                .map(address -> pages.show(call, "address/delete.jte", Map.of("address", address)));
    }

    private Future<Reply> remove(Call call) {
        return addresses
                .remove(call.caller().unit(), id(call))
                // Gone already, by another tab or a second click: what was asked for is so.
                .recover(
                        cause -> cause instanceof Problem problem && problem.refusal() == AddressProblem.NO_SUCH_ADDRESS
                                ? Future.succeededFuture()
                                : Future.failedFuture(cause))
                .map(done -> Reply.seeOther(LIST + "?done=removed"));
    }

    private Future<Reply> makeDefault(Call call) {
        return addresses
                .makeDefault(call.caller().unit(), id(call))
                .map(done -> Reply.seeOther(LIST + "?done=default"));
    }

    private static AddressForm form(Form typed) {
        return new AddressForm(
                typed.value("recipient"),
                typed.value("phone"),
                typed.value("region"),
                typed.value("address"),
                typed.value("postcode"));
    }

    private static long version(String typed) {
        return typed.matches("[1-9][0-9]{0,17}") ? Long.parseLong(typed) : 0;
    }

    private static AddressId id(Call call) {
        return call.pathParam("addressId", AddressId::parse, AddressProblem.NO_SUCH_ADDRESS);
    }
}
