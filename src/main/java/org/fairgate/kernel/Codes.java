package org.fairgate.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** The codes of enumerations: how a constant is written outside and found again. */
public final class Codes {
    private Codes() {}

    /** The code of a constant: its name in lower case with dashes. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant with this code, compared exactly.
     *
     * @throws InvalidValue {@code UNKNOWN_CODE}
     */
    public static <E extends Enum<E>> E find(E[] constants, Function<E, String> code, String wanted) {
        return Arrays.stream(constants)
                .filter(constant -> code.apply(constant).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(InvalidValue.Reason.UNKNOWN_CODE));
    }
}
