package org.fairgate.browser;

import java.security.SecureRandom;
import org.fairgate.kernel.CreditCode;

/** A domestic enterprise that nobody has signed up yet. */
record Applicant(CreditCode creditCode, String name, String mobile, String email, String password) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    static Applicant fresh(SecureRandom random) {
        int number = random.nextInt(100_000_000);
        String digits = "%08d".formatted(number);
        return new Applicant(
                creditCode("91440101" + "M" + digits),
                "羊城" + digits + "进出口有限公司",
                "138" + digits,
                "li." + digits + "@unit.example.cn",
                "Harbour-" + digits + "-kite");
    }

    /** The code whose first seventeen characters these are: exactly one check character fits (GB 32100-2015). */
    private static CreditCode creditCode(String first17) {
        return ALPHABET.chars()
                .mapToObj(check -> CreditCode.parseAsOnLicence(first17 + (char) check))
                .filter(CreditCode::checkDigitFits)
                .findFirst()
                .orElseThrow();
    }
}
