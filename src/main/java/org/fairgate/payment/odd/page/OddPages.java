package org.fairgate.payment.odd.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.finance.FinanceRefusal;
import org.fairgate.payment.finance.UnitNames;
import org.fairgate.payment.ledger.OddPayment;
import org.fairgate.payment.ledger.OddPayments;
import org.fairgate.payment.ledger.OddProblem;
import org.fairgate.payment.ledger.owed.OwedRefund;
import org.fairgate.payment.ledger.owed.OwedRefunds;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Pages;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;

/** Finance's quarantine, and the refunds that go out by themselves (R-PAY-6). */
public final class OddPages {
    private static final Access FINANCE = Access.of(Role.FINANCE);
    private static final String ODD = "/staff/finance/odd";
    private static final String OWED = "/staff/finance/owed-refunds";
    private static final int PAGE = 30;

    private final Pages pages;
    private final OddPayments odd;
    private final OwedRefunds owed;
    private final UnitNames names;

    public OddPages(Pages pages, OddPayments odd, OwedRefunds owed, UnitNames names) {
        this.pages = pages;
        this.odd = odd;
        this.owed = owed;
        this.names = names;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(ODD, FINANCE, call -> show(call, Optional.empty())),
                Endpoint.post(ODD + "/:oddId/resolve", FINANCE, this::resolve),
                Endpoint.get(OWED, FINANCE, this::owed));
    }

    /**
     * Money that does not fit, as it is drawn.
     *
     * @param unit empty where nobody knows whose it is
     */
    public record Item(OddPayment odd, Optional<String> unit, Optional<OwedRefund> refund) {
        /** Whether finance may still settle it. */
        public boolean unresolved() {
            return odd.state() != OddPayment.State.RESOLVED;
        }

        /** What came, with its currency. */
        public String amount() {
            return (odd.currency().equals("CNY") ? "¥" : odd.currency() + " ")
                    + odd.amount().grouped();
        }
    }

    /**
     * The list as it is drawn.
     *
     * @param next path of the next page, empty on the last
     * @param later whether this is not the first page
     * @param done whether one was just resolved
     * @param wrong why the last thing was refused
     */
    public record View(
            OddPayment.State state,
            List<Item> items,
            String next,
            boolean later,
            boolean done,
            Optional<String> wrong) {
        public View {
            items = List.copyOf(items);
        }

        /** Every state, in the order of the tabs. */
        public List<OddPayment.State> states() {
            return List.of(OddPayment.State.values());
        }
    }

    private Future<Reply> show(Call call, Optional<Problem> refused) {
        OddPayment.State state = call.query("state", OddPayment.State::parse).orElse(OddPayment.State.OPEN);
        return odd.list(Set.of(state), cursor(call), PAGE)
                .compose(page -> items(page.rows()).map(items -> draw(call, view(call, state, page, items), refused)));
    }

    private View view(Call call, OddPayment.State state, Paged<OddPayment> page, List<Item> items) {
        return new View(
                state,
                items,
                page.next()
                        .map(next -> ODD + "?state=" + state.code() + "&after=" + next.text())
                        .orElse(""),
                call.query("after").isPresent(),
                call.query("done").isPresent(),
                Optional.empty());
    }

    private Reply draw(Call call, View view, Optional<Problem> refused) {
        Optional<String> wrong = refused.map(problem -> FinanceRefusal.text(pages.context(call), problem));
        View shown = new View(view.state(), view.items(), view.next(), view.later(), view.done(), wrong);
        Reply drawn = pages.show(call, "payment/odd.jte", Map.of("view", shown));
        return refused.map(problem -> Pages.refusedAs(drawn, problem)).orElse(drawn);
    }

    private Future<List<Item>> items(List<OddPayment> payments) {
        Set<UnitId> units = payments.stream()
                .flatMap(one -> one.order().stream())
                .map(order -> order.unit())
                .collect(Collectors.toSet());
        return names.of(units)
                .compose(named -> owed.of(payments)
                        .map(refunds -> payments.stream()
                                .map(one -> new Item(
                                        one,
                                        one.order().map(order -> named.getOrDefault(order.unit(), "")),
                                        Optional.ofNullable(refunds.get(one.tradeNo()))))
                                .toList()));
    }

    private static Cursor cursor(Call call) {
        return call.query("after").map(Cursor::parse).orElse(Cursor.NEWEST);
    }

    private Future<Reply> resolve(Call call) {
        return Pages.orShownUnlessMissing(
                odd.resolve(call.caller().staff(), id(call), call.field("note").orElse(""))
                        .map(resolved -> Reply.seeOther(ODD + "?done=resolved")),
                problem -> show(call, Optional.of(problem)));
    }

    private static UUID id(Call call) {
        return call.pathParam("oddId", FileId::parse, OddProblem.NO_SUCH_PAYMENT)
                .value();
    }

    /** A refund as it is drawn. */
    public record Refund(OwedRefund refund, String unit) {}

    private Future<Reply> owed(Call call) {
        return owed.list(cursor(call), PAGE)
                .compose(page -> names.of(page.rows().stream()
                                .map(one -> one.payment().unit())
                                .collect(Collectors.toSet()))
                        .map(named -> pages.show(
                                call,
                                "payment/owed-refunds.jte",
                                Map.of(
                                        "refunds",
                                        page.rows().stream()
                                                .map(one -> new Refund(
                                                        one,
                                                        named.getOrDefault(
                                                                one.payment().unit(), "")))
                                                .toList(),
                                        "next",
                                        page.next()
                                                .map(next -> OWED + "?after=" + next.text())
                                                .orElse(""),
                                        "later",
                                        call.query("after").isPresent()))));
    }
}
