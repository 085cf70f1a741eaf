package org.fairgate.payment.finance;

import java.time.Instant;
import org.fairgate.account.staff.Colleagues;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.page.PageContext;

/** Why something was refused, in words for a clerk of finance. */
public final class FinanceRefusal {
    private FinanceRefusal() {}

    /** Where a colleague was first: who and when; else what the refusal says. */
    public static String text(PageContext page, Problem problem) {
        return problem.members().get(Colleagues.NAME) instanceof String name
                        && problem.members().get(Colleagues.AT) instanceof Instant at
                ? page.text(FinanceText.DECIDED_FIRST, name, page.shortMoment(at))
                : page.firstOf(problem);
    }
}
