package org.fairgate.payment.statement.page;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.Role;
import org.fairgate.payment.finance.FinanceRefusal;
import org.fairgate.payment.statement.BankMapping;
import org.fairgate.payment.statement.LineDesk;
import org.fairgate.payment.statement.LineState;
import org.fairgate.payment.statement.Statement;
import org.fairgate.payment.statement.StatementRoutes;
import org.fairgate.payment.statement.StatementService;
import org.fairgate.payment.statement.read.CsvMapping;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Pages;

/** Finance's page of what arrived at the bank: import, proposals, booking. */
public final class StatementPages {
    private static final Access FINANCE = Access.of(Role.FINANCE);
    private static final String LINES = "/staff/finance/bank-lines";
    private static final String LINE = LINES + "/:lineId";
    private static final int PAGE = 30;
    private static final int MOST_ORDERS = 100;

    /** Bytes of the form around the file. */
    private static final int FRAME = 16 * 1024;

    /** What the staff's home page says of it. */
    public static final StaffTask TASK = new StaffTask(FINANCE, StatementText.TITLE, StatementText.TASK_LEAD, LINES);

    private final Pages pages;
    private final StatementService statements;
    private final LineDesk desk;

    public StatementPages(Pages pages, StatementService statements, LineDesk desk) {
        this.pages = pages;
        this.statements = statements;
        this.desk = desk;
    }

    /** All routes; those with names of their own stand before those of single lines. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(LINES, FINANCE, call -> show(call, Optional.empty())),
                Endpoint.post(LINES + "/import", FINANCE, this::upload)
                        .with(BodyRule.upload(StatementRoutes.LARGEST_FILE + FRAME)),
                Endpoint.post(LINES + "/mappings", FINANCE, this::saveMapping),
                Endpoint.post(LINES + "/certain", FINANCE, this::bookCertain),
                Endpoint.post(LINE + "/book", FINANCE, this::book),
                Endpoint.post(LINE + "/discard", FINANCE, this::discard),
                Endpoint.post(LINE + "/reopen", FINANCE, this::reopen));
    }

    /**
     * The page as it is drawn.
     *
     * @param next path of the next page, empty on the last
     * @param done what was just done, in words
     * @param wrong why the last thing was refused
     */
    public record View(
            LineState state,
            List<LineDesk.Proposed> lines,
            List<Statement> latest,
            String next,
            boolean later,
            Optional<String> done,
            Optional<String> wrong) {
        public View {
            lines = List.copyOf(lines);
            latest = List.copyOf(latest);
        }

        /** Lines of the page about which nothing is left to think. */
        public List<LineDesk.Proposed> certain() {
            return lines.stream().filter(LineDesk.Proposed::isCertain).toList();
        }

        /** What they sum up to. */
        public Fen certainSum() {
            return certain().stream().map(one -> one.line().said().amount()).reduce(Fen.ZERO, Fen::plus);
        }

        /** Every state, in the order of the tabs. */
        public List<LineState> states() {
            return List.of(LineState.values());
        }
    }

    private Future<Reply> show(Call call, Optional<Problem> refused) {
        LineState state = call.query("state", LineState::parse).orElse(LineState.OPEN);
        Optional<UUID> after =
                call.query("after").filter(text -> !text.isEmpty()).map(StatementRoutes::lineId);
        return desk.page(state, after, PAGE)
                .compose(page -> statements
                        .latest()
                        .map(latest -> draw(
                                call,
                                new View(
                                        state,
                                        page.lines(),
                                        latest.subList(0, Math.min(5, latest.size())),
                                        next(state, page),
                                        after.isPresent(),
                                        done(call),
                                        refused.map(problem -> FinanceRefusal.text(pages.context(call), problem))),
                                refused)));
    }

    private Reply draw(Call call, View view, Optional<Problem> refused) {
        Reply drawn = pages.show(call, "payment/bank-lines.jte", Map.of("view", view));
        return refused.map(problem -> Pages.refusedAs(drawn, problem)).orElse(drawn);
    }

    private static String next(LineState state, LineDesk.Page page) {
        return page.more() && !page.lines().isEmpty()
                ? LINES + "?state=" + state.code() + "&after="
                        + page.lines().get(page.lines().size() - 1).line().id()
                : "";
    }

    private Optional<String> done(Call call) {
        String[] parts = call.query("done").orElse("").split("-", -1);
        Object[] numbers = Arrays.stream(parts)
                .skip(1)
                .map(text -> text.matches("\\d{1,6}") ? text : "0")
                .toArray();
        return (switch (parts[0]) {
                    case "imported" -> Optional.of(StatementText.IMPORTED);
                    case "mapped" -> Optional.of(StatementText.MAPPED);
                    case "known" -> Optional.of(StatementText.KNOWN);
                    case "booked" -> Optional.of(StatementText.BOOKED_DONE);
                    case "certain" -> Optional.of(StatementText.CERTAIN_DONE);
                    case "discarded" -> Optional.of(StatementText.DISCARDED_DONE);
                    case "reopened" -> Optional.of(StatementText.REOPENED_DONE);
                    default -> Optional.<StatementText>empty();
                })
                .map(text -> pages.context(call).text(text, numbers));
    }

    private Future<Reply> upload(Call call) {
        return orAgain(
                call,
                Future.succeededFuture(call)
                        .map(StatementRoutes::sent)
                        .compose(sent -> statements.receive(call.caller().staff(), sent))
                        .map(imported -> imported.known() ? "known" : imported(imported.statement())));
    }

    private static String imported(Statement statement) {
        return "imported-" + (statement.lines() - statement.repeated()) + "-" + statement.repeated();
    }

    private Future<Reply> saveMapping(Call call) {
        CsvMapping columns = new CsvMapping(
                headings(call, "date"),
                headings(call, "credit"),
                headings(call, "direction"),
                headings(call, "currency"),
                headings(call, "payer"),
                headings(call, "account"),
                headings(call, "bank"),
                headings(call, "text"),
                headings(call, "bankId"));
        BankMapping mapping = new BankMapping(call.field("name").orElse(""), columns);
        return orAgain(
                call, statements.saveMapping(call.caller().staff(), mapping).map(done -> "mapped"));
    }

    private static List<String> headings(Call call, String meaning) {
        return Arrays.stream(call.field(meaning).orElse("").split("[,，;；]"))
                .map(String::strip)
                .filter(heading -> !heading.isEmpty())
                .toList();
    }

    private Future<Reply> book(Call call) {
        List<String> numbers = Arrays.stream(String.join(" ", call.fields("orders"))
                        .toUpperCase(Locale.ROOT)
                        .split("[\\s,，、;；]+"))
                .filter(number -> !number.isEmpty())
                .distinct()
                .limit(MOST_ORDERS)
                .toList();
        boolean thirdParty = call.field("thirdParty").filter("yes"::equals).isPresent();
        return orAgain(
                call,
                desk.book(call.caller().staff(), StatementRoutes.line(call), numbers, thirdParty)
                        .map(done -> "booked"));
    }

    private Future<Reply> bookCertain(Call call) {
        List<UUID> lines = call.fields("line").stream()
                .distinct()
                .map(StatementRoutes::lineId)
                .toList();
        String sum =
                call.field("sumFen").filter(text -> text.matches("\\d{1,15}")).orElse("0");
        return orAgain(
                call,
                desk.bookCertain(call.caller().staff(), lines, Fen.of(Long.parseLong(sum)))
                        .map(result -> "certain-" + result.booked() + "-" + result.skipped() + "-" + result.failed()));
    }

    private Future<Reply> discard(Call call) {
        return orAgain(
                call,
                desk.discard(
                                call.caller().staff(),
                                StatementRoutes.line(call),
                                call.field("note").orElse(""))
                        .map(done -> "discarded"));
    }

    private Future<Reply> reopen(Call call) {
        return orAgain(
                call,
                desk.reopen(call.caller().staff(), StatementRoutes.line(call)).map(done -> "reopened"));
    }

    /** Back to the page, which says what was done, or why not. */
    private Future<Reply> orAgain(Call call, Future<String> work) {
        return Pages.orShown(
                work.map(done -> Reply.seeOther(LINES + "?done=" + done)), problem -> show(call, Optional.of(problem)));
    }
}
