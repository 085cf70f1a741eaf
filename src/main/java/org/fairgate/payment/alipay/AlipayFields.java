package org.fairgate.payment.alipay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.wire.text.BeijingTime;
import org.fairgate.payment.wire.text.PlainYuan;

/**
 * The fields of a message or an answer whose signature was checked, read exactly.
 *
 * @param values those that are not empty
 */
record AlipayFields(Map<String, String> values) {
    /** Our numbers and Alipay's. */
    static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    static final Pattern ANYTHING = Pattern.compile("(?s).{1,2048}");

    AlipayFields {
        values = Map.copyOf(values);
    }

    /** A field that may be missing. */
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** Whether it is there and is this. */
    boolean is(String name, String value) {
        return find(name).filter(value::equals).isPresent();
    }

    /** @throws BadMessage when it is missing or of another form */
    String text(String name, Pattern form) {
        return find(name).filter(value -> form.matcher(value).matches()).orElseThrow(() -> bad(name));
    }

    /** A number of ours or of Alipay's; else as {@link #text}. */
    String number(String name) {
        return text(name, NUMBER);
    }

    /** A sum in yuan; else as {@link #text}. */
    Fen fen(String name) {
        return find(name).flatMap(PlainYuan::read).orElseThrow(() -> bad(name));
    }

    /** A sum in yuan that may be missing, but not be wrong. */
    Fen fenOrNone(String name) {
        return find(name).isPresent() ? fen(name) : Fen.ZERO;
    }

    /** A time; else as {@link #text}. */
    Instant time(String name) {
        return find(name).flatMap(BeijingTime.SPACED::read).orElseThrow(() -> bad(name));
    }

    private static BadMessage bad(String name) {
        return new BadMessage("bad-" + name);
    }
}
