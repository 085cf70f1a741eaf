package org.fairgate.payment.wire.text;

import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.kernel.Fen;

/** Yuan as gateways write them: digits and at most two decimals, nothing else. */
public final class PlainYuan {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");

    private PlainYuan() {}

    /** Reads it exactly; empty for anything else, signs included. */
    public static Optional<Fen> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(Fen.parseYuan(text)) : Optional.empty();
    }
}
