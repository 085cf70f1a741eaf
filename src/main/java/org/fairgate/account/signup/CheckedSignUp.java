package org.fairgate.account.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fairgate.account.base.Login;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.UnitCategory;

/** A sign-up form whose fields are right; delegation, partner code and one-time codes are still to be looked up. */
public record CheckedSignUp(
        UnitCategory category,
        AccountKind kind,
        Optional<CreditCode> creditCode,
        String name,
        Optional<Mobile> mobile,
        EmailAddress email,
        String password,
        Language language) {

    /** Whether the unit is at home in the mainland. */
    public boolean isDomestic() {
        return category.region() == Region.DOMESTIC;
    }

    /**
     * The login names it will have (R-ACC-3): the credit code of a domestic organisation, mobile and e-mail of a domestic
     * individual, the e-mail of everybody overseas. Always in the same order of kinds, so that two sign-ups that claim
     * overlapping names wait for each other and never in a circle.
     */
    public List<Login> logins() {
        List<Login> logins = new ArrayList<>();
        if (isDomestic() && kind == AccountKind.ORGANISATION) {
            creditCode.ifPresent(code -> logins.add(Login.of(code)));
            return logins;
        }
        if (isDomestic()) {
            mobile.ifPresent(number -> logins.add(Login.of(number)));
        }
        logins.add(Login.of(email));
        return logins;
    }

    /** Without its contents. */
    @Override
    public String toString() {
        return "CheckedSignUp[" + category.code() + ", " + kind.code() + "]";
    }
}
