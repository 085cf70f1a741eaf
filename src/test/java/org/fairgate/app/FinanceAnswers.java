package org.fairgate.app;

import static org.fairgate.app.ContractAnswersApiTest.answered;
import static org.fairgate.app.ContractAnswersApiTest.refused;

import java.util.Map;
import java.util.UUID;
import org.fairgate.payment.finance.FinanceWorld;
import org.fairgate.testing.Api;

/** What the contract test asks about bills, differences and money that does not fit. */
final class FinanceAnswers {
    private static final String FINANCE = "/api/v1/finance/";
    private static final Map<String, Object> NOTE = Map.of("note", "dealt with");
    private static final Map<String, Object> NO_NOTE = Map.of("note", " ");

    private FinanceAnswers() {}

    /** @param unit one whose money came late */
    static void ofFinance(Api clerk, UUID unit) {
        FinanceWorld world = new FinanceWorld(ContractAnswersApiTest.SERVER.database());
        UUID odd = world.oddPayment("contract-odd");
        var unused = world.latePayment(unit, "contract-late");
        UUID difference = world.difference("contract-difference");
        world.missingBill();
        answered(200, clerk.get(FINANCE + "overview"));
        refused(401, "http.unauthenticated", ContractAnswersApiTest.nobody().get(FINANCE + "overview"));
        ofOddPayments(clerk, odd);
        ofBills(clerk, difference);
        answered(200, clerk.post(FINANCE + "bill-differences/" + world.differenceOfPayment() + "/asking", ""));
    }

    private static void ofOddPayments(Api clerk, UUID odd) {
        String list = FINANCE + "odd-payments";
        answered(200, clerk.get(list));
        answered(200, clerk.get(list + "?state=refunding"));
        refused(400, "http.bad-request", clerk.get(list + "?state=lost"));
        refused(400, "http.bad-request", clerk.get(list + "?cursor=%2B999999999-12-31T00:00:00Z_" + odd));
        refused(422, "odd-payment.note-missing", clerk.post(list + "/" + odd + "/resolution", NO_NOTE));
        answered(200, clerk.post(list + "/" + odd + "/resolution", NOTE));
        refused(409, "odd-payment.already-resolved", clerk.post(list + "/" + odd + "/resolution", NOTE));
        answered(200, clerk.get(FINANCE + "owed-refunds"));
        refused(400, "http.bad-request", clerk.get(FINANCE + "owed-refunds?cursor=x"));
    }

    private static void ofBills(Api clerk, UUID difference) {
        answered(200, clerk.get(FINANCE + "bills"));
        refused(400, "http.bad-request", clerk.get(FINANCE + "bills?before=soon"));
        refused(400, "http.bad-request", clerk.get(FINANCE + "bills?before=%2B999999999-12-31"));
        refused(404, "bill.no-such-day", clerk.post(FINANCE + "bills/wechatpay/%2B999999999-12-31/fetching", ""));
        answered(204, clerk.post(FINANCE + "bills/wechatpay/2026-08-31/fetching", ""));
        refused(409, "bill.under-way", clerk.post(FINANCE + "bills/wechatpay/2026-08-31/fetching", ""));
        refused(404, "bill.no-such-day", clerk.post(FINANCE + "bills/wechatpay/1999-01-01/fetching", ""));
        String list = FINANCE + "bill-differences";
        String one = list + "/" + difference;
        answered(200, clerk.get(list));
        refused(400, "http.bad-request", clerk.get(list + "?state=lost"));
        refused(400, "http.bad-request", clerk.get(list + "?cursor=%2B999999999-12-31T00:00:00Z_" + difference));
        refused(409, "bill.nothing-to-ask", clerk.post(one + "/asking", ""));
        refused(422, "bill.note-missing", clerk.post(one + "/settlement", NO_NOTE));
        answered(200, clerk.post(one + "/settlement", NOTE));
        refused(409, "bill.already-settled", clerk.post(one + "/settlement", NOTE));
        answered(200, clerk.get(list + "?state=settled"));
    }
}
