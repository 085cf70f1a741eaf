package org.fairgate.address;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairgate.kernel.id.AddressId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** The JSON API of courier addresses. */
public final class AddressRoutes {
    private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private final AddressService addresses;

    public AddressRoutes(AddressService addresses) {
        this.addresses = addresses;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/addresses", Access.UNIT, this::list),
                Endpoint.post("/api/v1/addresses", Access.UNIT, this::add),
                Endpoint.put("/api/v1/addresses/:addressId", Access.UNIT, this::change),
                Endpoint.delete("/api/v1/addresses/:addressId", Access.UNIT, this::remove));
    }

    record AddressBody(
            @Nullable String recipient,
            @Nullable String phone,
            @Nullable String region,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable Boolean isDefault) {
        AddressForm form() {
            return new AddressForm(text(recipient), text(phone), text(region), text(address), text(postcode));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    record AddressesView(List<AddressView> addresses, int most) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record AddressView(
            String id,
            String recipient,
            String phone,
            String region,
            String address,
            String postcode,
            boolean isDefault,
            long version) {
        static AddressView of(Address address) {
            return new AddressView(
                    address.id().toString(),
                    address.recipient(),
                    address.phone(),
                    address.region(),
                    address.address(),
                    address.postcode(),
                    address.isDefault(),
                    address.version());
        }
    }

    private Future<Reply> list(Call call) {
        return addresses
                .list(call.caller().unit())
                .map(all -> Reply.json(
                        new AddressesView(all.stream().map(AddressView::of).toList(), AddressService.MOST)));
    }

    private Future<Reply> add(Call call) {
        AddressBody body = call.json(AddressBody.class);
        return addresses
                .add(call.caller().unit(), body.form(), Boolean.TRUE.equals(body.isDefault()))
                .map(address -> reply(address).withStatus(201));
    }

    private Future<Reply> change(Call call) {
        AddressBody body = call.json(AddressBody.class);
        var based = new AddressService.Version(id(call), version(call));
        return addresses
                .change(call.caller().unit(), based, body.form(), Boolean.TRUE.equals(body.isDefault()))
                .map(AddressRoutes::reply);
    }

    private Future<Reply> remove(Call call) {
        return addresses.remove(call.caller().unit(), id(call)).map(done -> Reply.noContent());
    }

    private static Reply reply(Address address) {
        return Reply.json(AddressView.of(address)).withHeader("ETag", "\"" + address.version() + "\"");
    }

    private static AddressId id(Call call) {
        return call.pathParam("addressId", AddressId::parse, AddressProblem.NO_SUCH_ADDRESS);
    }

    /** The version that a change is based on: {@code If-Match: "3"}. */
    private static long version(Call call) {
        Matcher etag = ETAG.matcher(call.header("If-Match").orElseThrow(AddressProblem.VERSION_MISSING::problem));
        if (!etag.matches()) {
            throw AddressProblem.VERSION_MALFORMED.problem();
        }
        return Long.parseLong(etag.group(1));
    }
}
