package org.fairgate.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mobile number in E.164, e.g. {@code +8613800000000}. A number with +86 always has the form of a mainland
 * mobile; new ranges of the carriers appear yearly, so only {@code 1[3-9]} and the length are asked for.
 *
 * @param e164 plus sign, country code and number, digits only
 */
public record Mobile(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern MAINLAND_E164 = Pattern.compile("\\+861[3-9][0-9]{9}");
    private static final Pattern MAINLAND_TYPED = Pattern.compile("(?:\\+86|0086|86)?(1[3-9][0-9]{9})");
    private static final Pattern BRACKETS = Pattern.compile("[()]");
    private static final Pattern SIGNS = Pattern.compile("[()./]");
    private static final String MAINLAND = "+86";

    /** Checks that the text is E.164 and, under +86, a mobile. */
    public Mobile {
        Pattern form = e164.startsWith(MAINLAND) ? MAINLAND_E164 : E164;
        if (!form.matcher(e164).matches()) {
            throw new InvalidValue(InvalidValue.Reason.MOBILE_FORMAT);
        }
    }

    /**
     * Reads a mainland number as typed: with or without +86, 0086 or 86, with spaces, dashes, brackets or
     * full-width digits.
     *
     * @throws InvalidValue {@code MOBILE_FORMAT}
     */
    public static Mobile parse(String typed) {
        String bare = TypedText.withoutFiller(typed, InvalidValue.Reason.MOBILE_FORMAT);
        Matcher mainland = MAINLAND_TYPED.matcher(BRACKETS.matcher(bare).replaceAll(""));
        if (!mainland.matches()) {
            throw new InvalidValue(InvalidValue.Reason.MOBILE_FORMAT);
        }
        return new Mobile(MAINLAND + mainland.group(1));
    }

    /**
     * Reads a number of any country as typed: with plus sign and country code, or a mainland one without.
     *
     * @throws InvalidValue {@code MOBILE_FORMAT}
     */
    public static Mobile parseAny(String typed) {
        String bare = TypedText.withoutFiller(typed, InvalidValue.Reason.MOBILE_FORMAT);
        return bare.startsWith("+") && !bare.startsWith(MAINLAND)
                ? new Mobile(SIGNS.matcher(bare).replaceAll(""))
                : parse(typed);
    }

    /**
     * A number of any country that something else (a phone number library, our own database) has validated and
     * formatted.
     *
     * @throws InvalidValue {@code MOBILE_FORMAT}, if it is not E.164 after all
     */
    public static Mobile ofE164(String e164) {
        return new Mobile(e164);
    }

    /** Whether the number belongs to the mainland, where notices go by SMS. */
    public boolean isMainland() {
        return e164.startsWith(MAINLAND);
    }

    /** The number as people of its country write it: eleven digits for the mainland, E.164 for all others. */
    public String display() {
        return isMainland() ? e164.substring(MAINLAND.length()) : e164;
    }

    /** What a list or a message may show: {@code 138****0000}, abroad {@code +852****67}. */
    public String masked() {
        int shown = isMainland() ? 3 : 4;
        int tail = isMainland() ? 4 : 2;
        String text = display();
        return text.substring(0, shown) + "****" + text.substring(text.length() - tail);
    }

    /** The masked form, so that a number does not reach a log by accident. */
    @Override
    public String toString() {
        return masked();
    }
}
