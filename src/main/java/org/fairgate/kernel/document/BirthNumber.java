package org.fairgate.kernel.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fairgate.kernel.InvalidValue;

/** Numbers of 18 characters that hold birth date, sex and a check digit, and those that once stood in their place. */
final class BirthNumber {
    /** First two digits of a resident id: the provinces that issue them. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65");

    private static final Set<String> RESIDENCE_REGIONS = Set.of("810000", "820000", "830000");
    private static final int EARLIEST_YEAR = 1800;

    private BirthNumber() {}

    /** GB 11643-1999. */
    static IdDocument residentId(String number) {
        if (number.matches("[0-9]{15}")) {
            throw new InvalidValue(InvalidValue.Reason.DOCUMENT_FIFTEEN_DIGITS);
        }
        String right = IdDocument.matching("[0-9]{17}[0-9X]", number);
        requireRegion(PROVINCES.contains(right.substring(0, 2)));
        return born(DocumentType.RESIDENT_ID, right);
    }

    /** The same rule with a prefix for Hong Kong, Macao or Taiwan. */
    static IdDocument residencePermit(String number) {
        String right = IdDocument.matching("[0-9]{17}[0-9X]", number);
        requireRegion(RESIDENCE_REGIONS.contains(right.substring(0, 6)));
        return born(DocumentType.HMT_RESIDENCE_PERMIT, right);
    }

    /** Of the generation since December 2023: 9, province, country, birth date; or of the one before it. */
    static IdDocument permanentResident(String number) {
        if (number.length() == 15) {
            return oldPermanentResident(IdDocument.matching("[A-Z]{3}[0-9]{12}", number));
        }
        String right = IdDocument.matching("9[0-9]{16}[0-9X]", number);
        requireRegion(PROVINCES.contains(right.substring(1, 3)));
        return born(DocumentType.FOREIGN_PR_ID, right);
    }

    /** The century of its birth date and the rule of its check digit are not published: neither is relied upon. */
    private static IdDocument oldPermanentResident(String number) {
        boolean fits = CheckDigits.icao9303(number.substring(0, 14)) == number.charAt(14);
        return new IdDocument(
                DocumentType.FOREIGN_PR_ID,
                number,
                Optional.empty(),
                Optional.empty(),
                fits ? List.of() : List.of(IdDocument.Warning.CHECK_DIGIT_UNSURE));
    }

    private static IdDocument born(DocumentType type, String number) {
        if (CheckDigits.gb11643(number) != number.charAt(17)) {
            throw new InvalidValue(InvalidValue.Reason.DOCUMENT_CHECK_DIGIT);
        }
        Sex sex = (number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
        return new IdDocument(type, number, Optional.of(date(number)), Optional.of(sex), List.of());
    }

    private static LocalDate date(String number) {
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
            if (date.getYear() >= EARLIEST_YEAR) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // refused below like a date of an impossible century
        }
        throw new InvalidValue(InvalidValue.Reason.DOCUMENT_DATE);
    }

    private static void requireRegion(boolean known) {
        if (!known) {
            throw new InvalidValue(InvalidValue.Reason.DOCUMENT_REGION);
        }
    }
}
