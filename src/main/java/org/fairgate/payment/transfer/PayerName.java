package org.fairgate.payment.transfer;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Who paid, as names are compared: spaces, punctuation, brackets' width and case do not matter.
 *
 * @param plain without them
 */
public record PayerName(String plain) {
    /** Of a name as a bank, a unit or a form writes it. */
    public static PayerName of(String written) {
        return new PayerName(Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Punct}·]", "")
                .toLowerCase(Locale.ROOT));
    }

    /** Whether these are different payers; a name that nobody knows is nobody's. */
    public boolean isAnother(PayerName other) {
        return plain.isEmpty() || !plain.equals(other.plain());
    }

    /** Without its contents, which are personal data. */
    @Override
    public String toString() {
        return "PayerName";
    }
}
