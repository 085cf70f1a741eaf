package org.fairgate.account.page;

import java.util.List;
import java.util.Optional;
import org.fairgate.delegation.Delegation;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.platform.page.Form;

/**
 * The second step of sign-up as it is drawn.
 *
 * @param nodes what can be joined; empty overseas
 * @param sent channel on which a code has just been sent ({@code sms} or {@code mail}), else empty
 * @param takenBy the node whose unit has the credit code already
 */
public record SignUpModel(
        Choice choice, Form form, List<Joinable> nodes, String sent, Optional<Delegation> takenBy, long codeMinutes) {
    /** What was chosen in the first step. */
    public record Choice(UnitCategory category, AccountKind kind) {
        /** The query of the address that leads to the second step. */
        public String query() {
            return "?category=" + category.code() + "&kind=" + kind.code();
        }
    }

    public boolean isDomestic() {
        return choice.category().region() == Region.DOMESTIC;
    }

    public boolean isIndividual() {
        return choice.kind() == AccountKind.INDIVIDUAL;
    }
}
