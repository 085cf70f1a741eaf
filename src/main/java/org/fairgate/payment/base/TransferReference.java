package org.fairgate.payment.base;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The payment reference 汇款识别码 that a payer writes into the purpose of a transfer (R-PAY-4c): eight characters without
 * 0, O, 1 and I, the last one a check over the field of 32 elements, which finds every wrong character and every two
 * neighbours that changed places.
 *
 * @param value the eight characters
 */
public record TransferReference(String value) {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final int TOP = 0b10000;
    /** x⁵ + x² + 1, primitive over two elements. */
    private static final int POLYNOMIAL = 0b100101;

    /** Longer texts than banks carry are cut before they are searched. */
    private static final int MOST_TEXT = 1_000;

    private static final int MOST_CANDIDATES = 64;

    /** What people take for one another, in handwriting and on the telephone. */
    private static final Map<Character, String> LOOK_ALIKES = Map.ofEntries(
            Map.entry('0', "QD"),
            Map.entry('O', "QD"),
            Map.entry('1', "L7"),
            Map.entry('I', "LJ"),
            Map.entry('2', "Z"),
            Map.entry('Z', "2"),
            Map.entry('5', "S"),
            Map.entry('S', "5"),
            Map.entry('8', "B"),
            Map.entry('B', "8"),
            Map.entry('4', "A"),
            Map.entry('A', "4"),
            Map.entry('6', "G"),
            Map.entry('G', "6"),
            Map.entry('U', "V"),
            Map.entry('V', "U"));

    /** Refuses with IllegalArgumentException what no reference looks like. */
    public TransferReference {
        if (!fits(value)) {
            throw new IllegalArgumentException("not a payment reference");
        }
    }

    /** A new one; whether it is free is for the table to say. */
    public static TransferReference random(RandomGenerator random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 1; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new TransferReference(text.append(ALPHABET.charAt(check(text))).toString());
    }

    /**
     * Every reference that a free text may hold, those that stand in it as they are first, then those that one look-alike
     * spoilt; whatever stands between the characters (spaces, line breaks, dashes) does not matter. A text that holds none
     * may yield some by chance: only the table knows.
     */
    public static List<TransferReference> find(String text) {
        String bare = bare(text);
        Set<String> found = new LinkedHashSet<>();
        for (int at = 0; at + LENGTH <= bare.length() && found.size() < MOST_CANDIDATES; at++) {
            String window = bare.substring(at, at + LENGTH);
            if (fits(window)) {
                found.add(window);
            }
        }
        for (int at = 0; at + LENGTH <= bare.length() && found.size() < MOST_CANDIDATES; at++) {
            found.addAll(repaired(bare.substring(at, at + LENGTH)));
        }
        return found.stream().limit(MOST_CANDIDATES).map(TransferReference::new).toList();
    }

    private static String bare(String text) {
        String cut = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
        return Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "");
    }

    private static List<String> repaired(String window) {
        List<String> all = new ArrayList<>();
        for (int at = 0; at < LENGTH; at++) {
            for (char instead : LOOK_ALIKES.getOrDefault(window.charAt(at), "").toCharArray()) {
                String repaired = window.substring(0, at) + instead + window.substring(at + 1);
                if (fits(repaired)) {
                    all.add(repaired);
                }
            }
        }
        return all;
    }

    private static boolean fits(String text) {
        return text.length() == LENGTH
                && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && ALPHABET.charAt(check(text)) == text.charAt(LENGTH - 1);
    }

    /** Of the first seven characters, each taken as an element of the field: their polynomial at its generator. */
    private static int check(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum = timesGenerator(sum ^ ALPHABET.indexOf(text.charAt(i)));
        }
        return sum;
    }

    private static int timesGenerator(int element) {
        int twice = element << 1;
        return (element & TOP) == 0 ? twice : twice ^ POLYNOMIAL;
    }

    /** In two groups, as it is shown and read out: {@code A7KX 29PQ}. */
    public String grouped() {
        return value.substring(0, LENGTH / 2) + " " + value.substring(LENGTH / 2);
    }
}
