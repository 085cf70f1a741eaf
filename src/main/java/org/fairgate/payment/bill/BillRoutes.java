package org.fairgate.payment.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.paging.Cursor;
import org.jspecify.annotations.Nullable;

/** Bills and differences as JSON API, for finance. */
public final class BillRoutes {
    private static final Access FINANCE = Access.of(Role.FINANCE);
    private static final String BILLS = "/api/v1/finance/bills";
    private static final String DIFFERENCES = "/api/v1/finance/bill-differences";
    private static final String DIFFERENCE = DIFFERENCES + "/:differenceId";
    private static final int PAGE = 100;

    private final BillDesk desk;
    private final InstantSource clock;

    public BillRoutes(BillDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(BILLS, FINANCE, this::days),
                Endpoint.post(BILLS + "/:gateway/:day/fetching", FINANCE, this::fetch),
                Endpoint.get(DIFFERENCES, FINANCE, this::differences),
                Endpoint.post(DIFFERENCE + "/asking", FINANCE, this::ask),
                Endpoint.post(DIFFERENCE + "/settlement", FINANCE, this::settle));
    }

    record TotalsView(int payments, long paidFen, int refunds, long refundedFen) {
        static TotalsView of(BillDay.Totals totals) {
            return new TotalsView(
                    totals.payments(),
                    totals.paid().value(),
                    totals.refunds(),
                    totals.refunded().value());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DayView(
            String gateway,
            LocalDate day,
            String state,
            TotalsView theirs,
            TotalsView ours,
            long gapFen,
            int openDifferences,
            String note,
            Optional<Instant> comparedAt) {
        static DayView of(BillDay day) {
            return new DayView(
                    day.key().gateway().code(),
                    day.key().day(),
                    day.state().code(),
                    TotalsView.of(day.theirs()),
                    TotalsView.of(day.ours()),
                    day.gap(),
                    day.open(),
                    day.note(),
                    day.comparedAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DaysView(List<DayView> bills, Optional<LocalDate> next) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DifferenceView(
            String differenceId,
            String gateway,
            LocalDate day,
            String kind,
            String number,
            String tradeNo,
            Optional<String> unitId,
            Optional<Long> oursFen,
            Optional<Long> theirsFen,
            String state,
            String note,
            Optional<String> settledBy,
            Optional<Instant> settledAt,
            Instant createdAt) {
        static DifferenceView of(Difference difference) {
            Difference.Finding finding = difference.finding();
            return new DifferenceView(
                    difference.id().toString(),
                    difference.day().gateway().code(),
                    difference.day().day(),
                    finding.kind().code(),
                    finding.number(),
                    finding.tradeNo(),
                    finding.payment().map(key -> key.unit().toString()),
                    finding.ours().map(Fen::value),
                    finding.theirs().map(Fen::value),
                    difference.state().code(),
                    difference.note(),
                    difference.settled().flatMap(Difference.Settled::by).map(StaffId::toString),
                    difference.settled().map(Difference.Settled::at),
                    difference.createdAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DifferencesView(List<DifferenceView> differences, Optional<String> next) {}

    record AskedView(String answer, DifferenceView difference) {}

    record Settlement(@Nullable String note) {}

    private Future<Reply> days(Call call) {
        LocalDate before = call.query("before", BillDesk::day)
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), BillDay.BEIJING));
        return desk.days(before)
                .map(days ->
                        Reply.json(new DaysView(days.stream().map(DayView::of).toList(), next(days))));
    }

    private static Optional<LocalDate> next(List<BillDay> days) {
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(days.get(days.size() - 1).key().day());
    }

    private Future<Reply> fetch(Call call) {
        return desk.fetchAgain(call.caller().staff(), key(call)).map(done -> Reply.noContent());
    }

    private static BillDay.Key key(Call call) {
        return new BillDay.Key(
                call.pathParam("gateway", GatewayName::parse, BillProblem.NO_SUCH_DAY),
                call.pathParam("day", BillDesk::day, BillProblem.NO_SUCH_DAY));
    }

    private Future<Reply> differences(Call call) {
        Difference.State state = call.query("state", Difference.State::parse).orElse(Difference.State.OPEN);
        Cursor before = call.query("cursor").map(Cursor::parse).orElse(Cursor.NEWEST);
        return desk.differences(state, before, PAGE)
                .map(page -> Reply.json(new DifferencesView(
                        page.rows().stream().map(DifferenceView::of).toList(),
                        page.next().map(Cursor::text))));
    }

    private Future<Reply> ask(Call call) {
        return desk.ask(call.caller().staff(), id(call))
                .map(asked -> Reply.json(new AskedView(asked.proof().code(), DifferenceView.of(asked.difference()))));
    }

    private Future<Reply> settle(Call call) {
        String note = Optional.ofNullable(call.json(Settlement.class).note()).orElse("");
        return desk.settle(call.caller().staff(), id(call), note)
                .map(settled -> Reply.json(DifferenceView.of(settled)));
    }

    private static UUID id(Call call) {
        return call.pathParam("differenceId", FileId::parse, BillProblem.NO_SUCH_DIFFERENCE)
                .value();
    }
}
