package org.fairgate.payment.wire;

import java.util.Random;

/** What a forger or a bad line does to a message. */
public final class Changes {
    private Changes() {}

    /** The text with one printable character replaced, taken out or put in; now and then the same text. */
    public static String one(String text, Random random) {
        int at = random.nextInt(text.length());
        String other = Character.toString((char) ('!' + random.nextInt('~' - '!' + 1)));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + other + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            default -> text.substring(0, at) + other + text.substring(at);
        };
    }
}
