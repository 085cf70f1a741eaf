package org.fairgate.payment.bill.page;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.Proving.Proof;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.bill.BillDay;
import org.fairgate.payment.bill.BillDesk;
import org.fairgate.payment.bill.Difference;
import org.fairgate.payment.finance.FinanceRefusal;
import org.fairgate.payment.finance.UnitNames;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;

/** Finance's daily close: what bills and ledger do not agree on, and each day's totals to the fen (R-PAY-7, 6-ux §8). */
public final class BillPages {
    private static final Access FINANCE = Access.of(Role.FINANCE);
    private static final String DIFFERENCES = "/staff/finance/differences";
    private static final String DIFFERENCE = DIFFERENCES + "/:differenceId";
    private static final int PAGE = 30;

    private final Pages pages;
    private final BillDesk desk;
    private final UnitNames names;
    private final InstantSource clock;

    public BillPages(Pages pages, BillDesk desk, UnitNames names, InstantSource clock) {
        this.pages = pages;
        this.desk = desk;
        this.names = names;
        this.clock = clock;
    }

    /** What the staff's home page says of it. */
    public static final StaffTask TASK = new StaffTask(FINANCE, BillText.TITLE, BillText.TASK_LEAD, DIFFERENCES);

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(DIFFERENCES, FINANCE, call -> show(call, Optional.empty())),
                Endpoint.post(DIFFERENCE + "/ask", FINANCE, this::ask),
                Endpoint.post(DIFFERENCE + "/settle", FINANCE, this::settle),
                Endpoint.post("/staff/finance/bills/:gateway/:day/fetch", FINANCE, this::fetch));
    }

    /**
     * A difference as it is drawn.
     *
     * @param unit empty where nobody knows whose it is
     */
    public record Item(Difference difference, Optional<String> unit) {
        /** Whether somebody has to think about it. */
        public boolean open() {
            return difference.state() == Difference.State.OPEN;
        }

        /** Whether its gateway can be asked. */
        public boolean askable() {
            return open() && difference.finding().isAskable();
        }

        /** Why it is settled, where the system did that by itself. */
        public Optional<BillText> settledBySystem() {
            return difference
                    .settled()
                    .filter(settled -> settled.by().isEmpty())
                    .map(settled -> BillText.why(difference.note()));
        }
    }

    /**
     * The page as it is drawn.
     *
     * @param next path of the next page of differences, empty on the last
     * @param later whether this is not the first page
     * @param earlier path of the days before these, empty when there are none
     * @param done what was just done
     * @param wrong why the last thing was refused
     */
    public record View(
            Difference.State state,
            List<Item> items,
            String next,
            boolean later,
            List<BillDay> days,
            String earlier,
            Optional<BillText> done,
            Optional<String> wrong) {
        public View {
            items = List.copyOf(items);
            days = List.copyOf(days);
        }

        /** Every state, in the order of the tabs. */
        public List<Difference.State> states() {
            return List.of(Difference.State.values());
        }
    }

    /** A sum with its sign: {@code −¥200.00}. */
    public static String signed(long fen) {
        return (fen < 0 ? "−¥" : "¥") + Fen.of(Math.abs(fen)).grouped();
    }

    private Future<Reply> show(Call call, Optional<Problem> refused) {
        Difference.State state = call.query("state", Difference.State::parse).orElse(Difference.State.OPEN);
        LocalDate before = call.query("before", BillDesk::day)
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), PageContext.ZONE));
        return desk.differences(state, call.query("after").map(Cursor::parse).orElse(Cursor.NEWEST), PAGE)
                .compose(page -> items(page.rows())
                        .compose(items -> desk.days(before)
                                .map(days -> new View(
                                        state,
                                        items,
                                        next(state, page),
                                        call.query("after").isPresent(),
                                        days,
                                        earlier(days),
                                        done(call),
                                        refused.map(problem -> FinanceRefusal.text(pages.context(call), problem))))))
                .map(view -> draw(call, view, refused));
    }

    private Reply draw(Call call, View view, Optional<Problem> refused) {
        Reply drawn = pages.show(call, "payment/differences.jte", Map.of("view", view));
        return refused.map(problem -> Pages.refusedAs(drawn, problem)).orElse(drawn);
    }

    private Future<List<Item>> items(List<Difference> differences) {
        Set<UnitId> units = differences.stream()
                .flatMap(one -> one.finding().payment().stream())
                .map(payment -> payment.unit())
                .collect(Collectors.toSet());
        return names.of(units)
                .map(named -> differences.stream()
                        .map(one -> new Item(
                                one, one.finding().payment().map(payment -> named.getOrDefault(payment.unit(), ""))))
                        .toList());
    }

    private static String next(Difference.State state, Paged<Difference> page) {
        return page.next()
                .map(cursor -> DIFFERENCES + "?state=" + state.code() + "&after=" + cursor.text())
                .orElse("");
    }

    private static String earlier(List<BillDay> days) {
        return days.isEmpty()
                ? ""
                : DIFFERENCES + "?before=" + days.get(days.size() - 1).key().day() + "#days";
    }

    private static Optional<BillText> done(Call call) {
        String done = call.query("done").orElse("");
        return switch (done) {
            case "settled" -> Optional.of(BillText.SETTLED_DONE);
            case "fetch" -> Optional.of(BillText.FETCH_DONE);
            default ->
                Arrays.stream(Proof.values())
                        .filter(proof -> proof.code().equals(done))
                        .findFirst()
                        .map(BillText::proof);
        };
    }

    private Future<Reply> ask(Call call) {
        return acted(
                call,
                desk.ask(call.caller().staff(), id(call))
                        .map(asked -> asked.proof().code()));
    }

    private Future<Reply> settle(Call call) {
        String note = call.field("note").orElse("");
        return acted(call, desk.settle(call.caller().staff(), id(call), note).map("settled"));
    }

    private Future<Reply> fetch(Call call) {
        BillDay.Key key = new BillDay.Key(
                call.pathParam("gateway", GatewayName::parse, HttpProblem.NOT_FOUND),
                call.pathParam("day", BillDesk::day, HttpProblem.BAD_REQUEST));
        return acted(call, desk.fetchAgain(call.caller().staff(), key).map("fetch"));
    }

    private Future<Reply> acted(Call call, Future<String> action) {
        return Pages.orShownUnlessMissing(
                action.map(done -> Reply.seeOther(DIFFERENCES + "?done=" + done)),
                problem -> show(call, Optional.of(problem)));
    }

    private static UUID id(Call call) {
        return call.pathParam("differenceId", FileId::parse, HttpProblem.NOT_FOUND)
                .value();
    }
}
