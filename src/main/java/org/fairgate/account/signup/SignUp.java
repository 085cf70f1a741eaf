package org.fairgate.account.signup;

import org.fairgate.kernel.Language;

/**
 * The sign-up form as typed; an empty text is a field left out.
 *
 * @param region {@code domestic} or {@code overseas}
 * @param category code within the region: {@code enterprise}, {@code social-organisation}, {@code public-institution},
 *     {@code government} or {@code other}
 * @param kind {@code organisation} or {@code individual}
 * @param creditCode required of domestic organisations; of individuals it is that of the unit they work for, if known
 * @param creditCodeAsOnLicence "this is what my licence says": lets a failing check digit pass
 * @param name of the unit; an individual names the unit they work for
 * @param delegation code of a node; domestic only
 * @param language of notices
 */
public record SignUp(
        String region,
        String category,
        String kind,
        String creditCode,
        boolean creditCodeAsOnLicence,
        String name,
        String delegation,
        String mobile,
        String mobileCode,
        String email,
        String emailCode,
        String password,
        String recommendationCode,
        Language language) {
    /** Without its contents. */
    @Override
    public String toString() {
        return "SignUp[" + region + ", " + category + ", " + kind + "]";
    }
}
