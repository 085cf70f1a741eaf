package org.fairgate.payment.finance;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Pages;

/** Finance's first page: what waits, how much of it, and the way there. */
public final class FinancePages {
    private static final Access FINANCE = Access.of(Role.FINANCE);
    private static final String OVERVIEW = "/staff/finance";

    /** What the staff's home page says of it. */
    public static final StaffTask TASK = new StaffTask(FINANCE, FinanceText.TITLE, FinanceText.TASK_LEAD, OVERVIEW);

    private final Pages pages;
    private final Waiting waiting;

    public FinancePages(Pages pages, Waiting waiting) {
        this.pages = pages;
        this.waiting = waiting;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(OVERVIEW, FINANCE, this::overview));
    }

    /** Work of one kind, as it is drawn. */
    public record Pile(FinanceText title, FinanceText lead, long count, String link) {}

    private Future<Reply> overview(Call call) {
        return waiting.counts()
                .map(counts -> pages.show(
                        call, "payment/finance.jte", Map.of("piles", piles(counts), "missing", counts.missingBills())));
    }

    private static List<Pile> piles(Waiting.Counts counts) {
        return List.of(
                new Pile(
                        FinanceText.TRANSFERS, FinanceText.TRANSFERS_LEAD, counts.transfers(), OVERVIEW + "/transfers"),
                new Pile(
                        FinanceText.BANK_LINES,
                        FinanceText.BANK_LINES_LEAD,
                        counts.bankLines(),
                        OVERVIEW + "/bank-lines"),
                new Pile(FinanceText.ODD, FinanceText.ODD_LEAD, counts.oddPayments(), OVERVIEW + "/odd"),
                new Pile(
                        FinanceText.DIFFERENCES,
                        FinanceText.DIFFERENCES_LEAD,
                        counts.differences(),
                        OVERVIEW + "/differences"),
                new Pile(
                        FinanceText.REFUNDS,
                        FinanceText.REFUNDS_LEAD,
                        counts.owedRefunds(),
                        OVERVIEW + "/owed-refunds"));
    }
}
