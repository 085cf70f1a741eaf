package org.fairgate.kernel.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fairgate.kernel.Codes;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.TypedText;

/**
 * A document as its holder typed it, normalised.
 *
 * @param number in its one spelling: upper case, without blanks and dashes, without the renewal digits of a Hong Kong and
 *     Macao permit, which change while the document's holder does not
 * @param birthDate where the number tells it
 * @param sex where the number tells it
 * @param warnings what looks odd and may be right all the same
 */
public record IdDocument(
        DocumentType type, String number, Optional<LocalDate> birthDate, Optional<Sex> sex, List<Warning> warnings) {
    private static final int SHOWN_HEAD = 2;
    private static final int SHOWN_TAIL = 4;

    public IdDocument {
        warnings = List.copyOf(warnings);
    }

    /** What a reviewer should look at. */
    public enum Warning {
        /** The check digit of a permanent resident id of the first generation does not fit; its rule is not published. */
        CHECK_DIGIT_UNSURE,
        /** Not how numbers of ordinary Chinese passports look. */
        UNUSUAL_PASSPORT;

        /** The stable code. */
        public String code() {
            return Codes.of(this);
        }
    }

    /**
     * Reads a number as typed: lower case, full-width characters, blanks and dashes are put right.
     *
     * @throws InvalidValue {@code DOCUMENT_FORMAT}, {@code DOCUMENT_FIFTEEN_DIGITS}, {@code DOCUMENT_CHECK_DIGIT}, {@code
     *     DOCUMENT_DATE} or {@code DOCUMENT_REGION}
     */
    public static IdDocument parse(DocumentType type, String typed) {
        String number = TypedText.withoutFiller(typed, InvalidValue.Reason.DOCUMENT_FORMAT)
                .toUpperCase(Locale.ROOT);
        return switch (type) {
            case RESIDENT_ID -> BirthNumber.residentId(number);
            case HMT_RESIDENCE_PERMIT -> BirthNumber.residencePermit(number);
            case FOREIGN_PR_ID -> BirthNumber.permanentResident(number);
            case HK_MACAO_PERMIT ->
                plain(type, matching("[HM][0-9]{8}(?:[0-9]{2})?", number).substring(0, 9));
            case TAIWAN_PERMIT ->
                plain(
                        type,
                        matching("(?:[0-9]{8}|[0-9]{10})(?:\\([A-Z]\\))?", number)
                                .replaceAll("\\(.*", ""));
            case PASSPORT -> plain(type, matching("[A-Z0-9]{5,20}", number));
            case CHINESE_PASSPORT -> chinesePassport(matching("[A-Z0-9]{5,20}", number));
        };
    }

    /** The number with its middle hidden, for lists: {@code 44**************14}. */
    public String masked() {
        int hidden = Math.max(number.length() - SHOWN_HEAD - SHOWN_TAIL, number.length() / 2);
        int head = Math.min(SHOWN_HEAD, (number.length() - hidden) / 2);
        return number.substring(0, head) + "*".repeat(hidden) + number.substring(head + hidden);
    }

    /** The masked form, so that a number does not reach a log by accident. */
    @Override
    public String toString() {
        return type.code() + " " + masked();
    }

    static String matching(String pattern, String number) {
        if (!number.matches(pattern)) {
            throw new InvalidValue(InvalidValue.Reason.DOCUMENT_FORMAT);
        }
        return number;
    }

    private static IdDocument plain(DocumentType type, String number) {
        return new IdDocument(type, number, Optional.empty(), Optional.empty(), List.of());
    }

    private static IdDocument chinesePassport(String number) {
        boolean usual = number.matches("[EG][0-9]{8}|E[A-Z][0-9]{7}");
        return new IdDocument(
                DocumentType.CHINESE_PASSPORT,
                number,
                Optional.empty(),
                Optional.empty(),
                usual ? List.of() : List.of(Warning.UNUSUAL_PASSPORT));
    }
}
