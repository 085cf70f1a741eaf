package org.fairgate.payment.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.FileId;
import org.fairgate.order.base.Order;
import org.fairgate.payment.statement.read.CsvMapping;
import org.fairgate.payment.statement.read.StatementProblem;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** Bank statements and their lines as JSON API, for finance. */
public final class StatementRoutes {
    /** Bytes of a statement: fifty thousand lines of four hundred bytes. */
    public static final int LARGEST_FILE = 20 * 1024 * 1024;

    /** What a form around a file takes. */
    private static final int FRAME = 16 * 1024;

    private static final Access FINANCE = Access.of(Role.FINANCE);
    private static final String STATEMENTS = "/api/v1/finance/statements";
    private static final String LINES = "/api/v1/finance/bank-lines";
    private static final String MAPPINGS = "/api/v1/finance/statement-mappings";
    private static final String LINE = LINES + "/:lineId";
    private static final int MOST_ORDERS = 100;

    private final StatementService statements;
    private final LineDesk desk;

    public StatementRoutes(StatementService statements, LineDesk desk) {
        this.statements = statements;
        this.desk = desk;
    }

    /** All routes; that of booking many stands before those of single lines. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(STATEMENTS, FINANCE, this::list),
                Endpoint.post(STATEMENTS, FINANCE, this::upload)
                        .with(BodyRule.upload(LARGEST_FILE + FRAME))
                        // The same file again changes nothing.
                        .with(IdempotencyRule.IGNORED),
                Endpoint.get(MAPPINGS, FINANCE, this::mappings),
                Endpoint.post(MAPPINGS, FINANCE, this::saveMapping),
                Endpoint.get(LINES, FINANCE, this::lines),
                Endpoint.post(LINES + "/bookings", FINANCE, this::bookCertain),
                Endpoint.get(LINE, FINANCE, this::read),
                Endpoint.post(LINE + "/booking", FINANCE, this::book),
                Endpoint.post(LINE + "/discarding", FINANCE, this::discard),
                Endpoint.post(LINE + "/reopening", FINANCE, this::reopen));
    }

    record StatementView(
            String statementId,
            String format,
            String name,
            int lines,
            int repeated,
            String importedBy,
            Instant importedAt) {
        static StatementView of(Statement statement) {
            return new StatementView(
                    statement.id().toString(),
                    statement.format().code(),
                    statement.name(),
                    statement.lines(),
                    statement.repeated(),
                    statement.importedBy().toString(),
                    statement.importedAt());
        }
    }

    /** A mapping as the API takes and gives it; meanings without a heading may be left out. */
    record MappingView(
            @Nullable String name,
            @Nullable List<@Nullable String> date,
            @Nullable List<@Nullable String> credit,
            @Nullable List<@Nullable String> direction,
            @Nullable List<@Nullable String> currency,
            @Nullable List<@Nullable String> payer,
            @Nullable List<@Nullable String> account,
            @Nullable List<@Nullable String> bank,
            @Nullable List<@Nullable String> text,
            @Nullable List<@Nullable String> bankId) {
        static MappingView of(BankMapping mapping) {
            CsvMapping columns = mapping.columns();
            return new MappingView(
                    mapping.name(),
                    List.copyOf(columns.date()),
                    List.copyOf(columns.credit()),
                    List.copyOf(columns.direction()),
                    List.copyOf(columns.currency()),
                    List.copyOf(columns.payer()),
                    List.copyOf(columns.account()),
                    List.copyOf(columns.bank()),
                    List.copyOf(columns.text()),
                    List.copyOf(columns.bankId()));
        }

        BankMapping mapping() {
            return new BankMapping(
                    name == null ? "" : name,
                    new CsvMapping(
                            names(date),
                            names(credit),
                            names(direction),
                            names(currency),
                            names(payer),
                            names(account),
                            names(bank),
                            names(text),
                            names(bankId)));
        }

        private static List<String> names(@Nullable List<@Nullable String> sent) {
            return sent == null
                    ? List.of()
                    : sent.stream()
                            .map(name -> name == null ? "" : name.strip())
                            .toList();
        }
    }

    record MappingsView(List<MappingView> mappings) {}

    record StatementsView(List<StatementView> statements) {}

    record ImportedView(StatementView statement, boolean known) {}

    record OrderView(String number, String state, long amountFen) {
        static OrderView of(Order order) {
            return new OrderView(
                    order.number(), order.state().code(), order.amount().value());
        }
    }

    record ProposalView(String match, String unit, boolean thirdParty, long sumFen, List<OrderView> orders) {
        static ProposalView of(Proposal proposal) {
            return new ProposalView(
                    proposal.match().code(),
                    proposal.unit(),
                    proposal.thirdParty(),
                    proposal.sum().value(),
                    proposal.orders().stream().map(OrderView::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record LineView(
            String lineId,
            LocalDate bookedOn,
            long amountFen,
            String currency,
            String payer,
            String account,
            String bank,
            String text,
            Optional<String> bankId,
            String state,
            String note,
            boolean certain,
            List<ProposalView> proposals) {
        static LineView of(LineDesk.Proposed proposed) {
            BankLine line = proposed.line();
            return new LineView(
                    line.id().toString(),
                    line.said().bookedOn(),
                    line.said().amount().value(),
                    line.said().currency(),
                    line.said().payer(),
                    line.said().account(),
                    line.said().bank(),
                    line.said().text(),
                    line.said().bankId(),
                    line.state().code(),
                    line.note(),
                    proposed.isCertain(),
                    proposed.proposals().stream().map(ProposalView::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record LinesView(List<LineView> lines, Optional<String> next) {}

    record Booking(
            @Nullable List<@Nullable String> orders,
            @Nullable Boolean thirdParty) {}

    /** @param sumFen what the certain ones of the lines should sum up to */
    record Bookings(
            @Nullable List<@Nullable String> lineIds,
            @Nullable Long sumFen) {}

    record Discarding(@Nullable String note) {}

    private Future<Reply> list(Call call) {
        return statements
                .latest()
                .map(all -> Reply.json(
                        new StatementsView(all.stream().map(StatementView::of).toList())));
    }

    private Future<Reply> mappings(Call call) {
        return statements
                .mappings()
                .map(all -> Reply.json(
                        new MappingsView(all.stream().map(MappingView::of).toList())));
    }

    private Future<Reply> saveMapping(Call call) {
        BankMapping typed = call.json(MappingView.class).mapping();
        return statements.saveMapping(call.caller().staff(), typed).map(done -> Reply.json(201, MappingView.of(typed)));
    }

    private Future<Reply> upload(Call call) {
        return Future.succeededFuture(call)
                .map(StatementRoutes::sent)
                .compose(sent -> statements.receive(call.caller().staff(), sent))
                .map(imported -> Reply.json(
                        imported.known() ? 200 : 201,
                        new ImportedView(StatementView.of(imported.statement()), imported.known())));
    }

    /** The uploaded file; a form without a chosen one still sends an empty one. */
    public static StatementService.Upload sent(Call call) {
        FileUpload file = call.file()
                .filter(upload -> upload.name().equals("file") && upload.size() > 0)
                .orElseThrow(() -> StatementProblem.NO_FILE.problem());
        return new StatementService.Upload(Path.of(file.uploadedFileName()), file.fileName(), file.size());
    }

    private Future<Reply> lines(Call call) {
        LineState state = call.query("state", LineState::parse).orElse(LineState.OPEN);
        Optional<UUID> after = call.query("cursor").map(StatementRoutes::lineId);
        return desk.page(state, after, LineDesk.MOST_LISTED).map(page -> Reply.json(view(page)));
    }

    private static LinesView view(LineDesk.Page page) {
        List<LineView> lines = page.lines().stream().map(LineView::of).toList();
        return new LinesView(
                lines, page.more() ? Optional.of(lines.get(lines.size() - 1).lineId()) : Optional.empty());
    }

    private Future<Reply> read(Call call) {
        return desk.find(line(call)).map(found -> Reply.json(LineView.of(found)));
    }

    private Future<Reply> book(Call call) {
        Booking booking = call.json(Booking.class);
        List<String> orders = texts(booking.orders());
        UUID line = line(call);
        return desk.book(call.caller().staff(), line, orders, Boolean.TRUE.equals(booking.thirdParty()))
                .compose(done -> desk.find(line))
                .map(found -> Reply.json(LineView.of(found)));
    }

    private Future<Reply> bookCertain(Call call) {
        Bookings bookings = call.json(Bookings.class);
        Long sum = bookings.sumFen();
        if (sum == null || sum < 0) {
            throw HttpProblem.INVALID_INPUT.problem();
        }
        List<UUID> lines = texts(bookings.lineIds()).stream()
                .distinct()
                .map(StatementRoutes::lineId)
                .toList();
        return desk.bookCertain(call.caller().staff(), lines, Fen.of(sum)).map(Reply::json);
    }

    private static List<String> texts(@Nullable List<@Nullable String> sent) {
        if (sent == null
                || sent.isEmpty()
                || sent.size() > MOST_ORDERS
                || sent.stream().anyMatch(Objects::isNull)) {
            throw HttpProblem.INVALID_INPUT.problem();
        }
        return sent.stream().map(text -> text == null ? "" : text.strip()).toList();
    }

    private Future<Reply> discard(Call call) {
        String note = Optional.ofNullable(call.json(Discarding.class).note()).orElse("");
        return desk.discard(call.caller().staff(), line(call), note)
                .compose(done -> desk.find(line(call)))
                .map(found -> Reply.json(LineView.of(found)));
    }

    private Future<Reply> reopen(Call call) {
        return desk.reopen(call.caller().staff(), line(call))
                .compose(done -> desk.find(line(call)))
                .map(found -> Reply.json(LineView.of(found)));
    }

    /** The line in the path of a call; fails with {@link StatementProblem#NO_SUCH_LINE}. */
    public static UUID line(Call call) {
        return lineId(call.pathParam("lineId"));
    }

    /** The line of that id; what is no id at all is answered like the id of nothing. */
    public static UUID lineId(String text) {
        try {
            return FileId.parse(text).value();
        } catch (InvalidValue notAnId) {
            throw StatementProblem.NO_SUCH_LINE.problem();
        }
    }
}
