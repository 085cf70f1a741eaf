package org.fairgate.payment.transfer.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.kernel.Role;
import org.fairgate.payment.finance.FinanceRefusal;
import org.fairgate.payment.transfer.Transfer;
import org.fairgate.payment.transfer.TransferDesk;
import org.fairgate.payment.transfer.TransferDeskRoutes;
import org.fairgate.payment.transfer.TransferKey;
import org.fairgate.payment.transfer.TransferState;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Pages;

/** Finance's queue of remittance forms, and one form beside its voucher (6-ux §8). */
public final class TransferDeskPages {
    private static final Access FINANCE = Access.of(Role.FINANCE);
    private static final String QUEUE = "/staff/finance/transfers";
    private static final String ONE = QUEUE + "/:unitId/:transferId";
    private static final int PAGE = 30;

    /** What the staff's home page says of it. */
    public static final StaffTask TASK = new StaffTask(FINANCE, TransferText.DESK_TITLE, TransferText.TASK_LEAD, QUEUE);

    private final Pages pages;
    private final TransferDesk desk;

    public TransferDeskPages(Pages pages, TransferDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(QUEUE, FINANCE, this::queue),
                Endpoint.get(ONE, FINANCE, call -> show(call, Optional.empty())),
                Endpoint.get(ONE + "/voucher", FINANCE, this::voucher),
                Endpoint.post(ONE + "/confirm", FINANCE, this::confirm),
                Endpoint.post(ONE + "/reject", FINANCE, this::reject));
    }

    /**
     * The queue as it is drawn.
     *
     * @param next path of the next page, empty on the last
     * @param later whether this is not the first page
     * @param done what was just done
     */
    public record QueueView(
            TransferState state, List<TransferDesk.Case> cases, String next, boolean later, List<TransferText> done) {
        public QueueView {
            cases = List.copyOf(cases);
            done = List.copyOf(done);
        }

        /** Every state, in the order of the tabs. */
        public List<TransferState> states() {
            return List.of(TransferState.values());
        }
    }

    /** A form as it is drawn; {@code wrong} is why the last decision was refused. */
    public record CaseView(TransferDesk.Case found, Optional<String> wrong, String reason) {
        /** Where it is. */
        public String link() {
            return TransferDeskPages.link(found.transfer());
        }

        /** Whether it still waits for a decision. */
        public boolean open() {
            return found.transfer().state() == TransferState.DECLARED;
        }
    }

    /** Path of a form. */
    public static String link(Transfer transfer) {
        return QUEUE + "/" + TransferKey.of(transfer);
    }

    private Future<Reply> queue(Call call) {
        TransferState state = call.query("state", TransferState::parse).orElse(TransferState.DECLARED);
        Optional<TransferKey> after =
                call.query("after").filter(text -> !text.isEmpty()).map(TransferKey::parse);
        return desk.queue(state, after, PAGE)
                .map(page -> pages.show(
                        call,
                        "payment/transfers.jte",
                        Map.of(
                                "view",
                                new QueueView(state, page.cases(), next(state, page), after.isPresent(), done(call)))));
    }

    private static List<TransferText> done(Call call) {
        return switch (call.query("done").orElse("")) {
            case "confirmed" -> List.of(TransferText.CONFIRMED_DONE);
            case "rejected" -> List.of(TransferText.REJECTED_DONE);
            default -> List.of();
        };
    }

    private static String next(TransferState state, TransferDesk.Page page) {
        if (!page.more() || page.cases().isEmpty()) {
            return "";
        }
        Transfer last = page.cases().get(page.cases().size() - 1).transfer();
        return QUEUE + "?state=" + state.code() + "&after=" + last.order().unit() + "%2F" + last.id();
    }

    private Future<Reply> show(Call call, Optional<Problem> refused) {
        return desk.find(TransferKey.of(call)).map(found -> {
            Optional<String> wrong = refused.map(problem -> FinanceRefusal.text(pages.context(call), problem));
            CaseView view = new CaseView(found, wrong, call.field("reason").orElse(""));
            Reply drawn = pages.show(call, "payment/transfer-case.jte", Map.of("view", view));
            return refused.map(problem -> Pages.refusedAs(drawn, problem)).orElse(drawn);
        });
    }

    private Future<Reply> voucher(Call call) {
        return desk.voucher(TransferKey.of(call)).map(TransferDeskRoutes::picture);
    }

    private Future<Reply> confirm(Call call) {
        boolean thirdParty = call.field("thirdParty").filter("yes"::equals).isPresent();
        return decided(
                call, desk.confirm(call.caller().staff(), TransferKey.of(call), thirdParty), QUEUE + "?done=confirmed");
    }

    private Future<Reply> reject(Call call) {
        String reason = call.field("reason").orElse("");
        return decided(
                call, desk.reject(call.caller().staff(), TransferKey.of(call), reason), QUEUE + "?done=rejected");
    }

    private Future<Reply> decided(Call call, Future<TransferDesk.Case> decision, String then) {
        return Pages.orShownUnlessMissing(
                decision.map(done -> Reply.seeOther(then)), problem -> show(call, Optional.of(problem)));
    }
}
