package org.fairgate.kernel;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes one text of the many ways in which people and input methods type the same code or number. */
public final class TypedText {
    /** Far above any code or number, far below what would make normalising expensive. */
    private static final int MAX_RAW = 64;

    /** Spaces, invisible format characters, dashes of all kinds and the minus sign. */
    private static final Pattern FILLER = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}\u2212]");

    private TypedText() {}

    /**
     * The text with full-width forms folded (NFKC) and spaces and dashes taken out; its case is kept.
     *
     * @throws InvalidValue with the reason given, if the raw text is longer than any honest typing
     */
    public static String withoutFiller(String raw, InvalidValue.Reason tooLong) {
        if (raw.length() > MAX_RAW) {
            throw new InvalidValue(tooLong);
        }
        return FILLER.matcher(Normalizer.normalize(raw, Normalizer.Form.NFKC)).replaceAll("");
    }
}
