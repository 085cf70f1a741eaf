package org.fairgate.unit.form;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Mobile;

/** What a text must look like, and what the service makes of it. */
public enum TextShape {
    /** One line without control characters. */
    LINE(FormText.BAD_TEXT, text -> matching("\\P{Cntrl}*", text)),
    /** Line breaks and tabs are welcome. */
    LINES(FormText.BAD_TEXT, text -> matching("[\\P{Cntrl}\\r\\n\\t]*", text)),
    /** Six digits, as on the mainland. */
    POSTCODE(FormText.BAD_POSTCODE, text -> matching("[0-9]{6}", text)),
    FOREIGN_POSTCODE(FormText.BAD_FOREIGN_POSTCODE, text -> matching("[A-Za-z0-9][A-Za-z0-9 -]{1,11}", text)),
    /** A host name, with or without scheme and path. */
    WEBSITE(
            FormText.BAD_WEBSITE,
            text -> matching("(?:https?://)?(?:[\\p{L}\\p{N}-]+\\.)+[\\p{L}]{2,}(?::[0-9]{1,5})?(?:[/?#]\\S*)?", text)),
    /** A fixed line with whatever people write around it. */
    PHONE(FormText.BAD_PHONE, text -> matching("[+(]?[0-9][0-9 ()/-]{4,30}(?:[a-zA-Z转 .]{1,6}[0-9]{1,6})?", text)),
    MAINLAND_MOBILE(FormText.BAD_MOBILE, text -> Optional.of(Mobile.parse(text).display())),
    /** A mainland number as typed, or any other with plus sign and country code. */
    ANY_MOBILE(
            FormText.BAD_FOREIGN_MOBILE,
            text -> Optional.of(Mobile.parseAny(text).display())),
    EMAIL(FormText.BAD_EMAIL, text -> Optional.of(EmailAddress.parse(text).value())),
    /** A WeChat id or the mobile number that stands for it. */
    WECHAT(FormText.BAD_WECHAT, text -> matching("[A-Za-z0-9_-]{5,30}", text));

    private final FormText problem;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<String, Optional<String>> reading;

    TextShape(FormText problem, Function<String, Optional<String>> reading) {
        this.problem = problem;
        this.reading = reading;
    }

    /** What is said of a text that does not look like this. */
    FormText problem() {
        return problem;
    }

    /** The text as it is submitted; empty when it is not of this shape. */
    Optional<String> read(String stripped) {
        try {
            return reading.apply(stripped);
        } catch (InvalidValue notOfThisShape) {
            return Optional.empty();
        }
    }

    private static Optional<String> matching(String pattern, String text) {
        return Pattern.matches(pattern, text) ? Optional.of(text) : Optional.empty();
    }
}
