package org.fairgate.account;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.UnitId;

/**
 * An account, which is a unit.
 *
 * @param creditCodeDoubtful whether the check digit fails and the unit said that its licence says so (R-ACC-3)
 * @param name of the unit; of an individual's account, the unit they work for
 * @param delegation the node a domestic unit joined; empty overseas
 * @param recommendationCode the partner code it came with (R-ACC-5)
 * @param mobile proved by a code for domestic units; as typed and well-formed overseas
 * @param email proved by a code
 * @param language of notices
 */
public record Account(
        UnitId unit,
        UnitCategory category,
        AccountKind kind,
        Optional<CreditCode> creditCode,
        boolean creditCodeDoubtful,
        String name,
        Optional<DelegationId> delegation,
        Optional<String> recommendationCode,
        Optional<Mobile> mobile,
        EmailAddress email,
        Language language,
        Instant createdAt) {
    /** What it signs in with: domestic organisations with their code, individuals with their mobile, all others by e-mail. */
    public String login() {
        return creditCode
                .map(CreditCode::value)
                .or(() -> mobile.filter(Mobile::isMainland).map(Mobile::display))
                .orElse(email.value());
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "Account[" + unit + ", " + category.code() + ", " + kind.code() + "]";
    }
}
