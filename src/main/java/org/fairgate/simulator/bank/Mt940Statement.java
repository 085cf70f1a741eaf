package org.fairgate.simulator.bank;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A statement as SWIFT MT940: a message for each day on which something happened, at least one. */
final class Mt940Statement {
    private static final String END = "\r\n";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter ENTRY = DateTimeFormatter.ofPattern("MMdd");
    private static final int LINE = 65;
    private static final int SUBFIELD = 27;
    private static final int MOST_PURPOSES = 10;
    private static final int MOST_NAMES = 2;

    private Mt940Statement() {}

    static String text(Statement statement) {
        Map<LocalDate, List<Transfer>> days = new TreeMap<>();
        statement
                .lines()
                .forEach(line -> days.computeIfAbsent(line.sent().day(), day -> new ArrayList<>())
                        .add(line));
        if (days.isEmpty()) {
            days.put(statement.to(), List.of());
        }
        StringBuilder text = new StringBuilder();
        long balance = statement.openingFen();
        for (Map.Entry<LocalDate, List<Transfer>> day : days.entrySet()) {
            Statement one = new Statement(statement.account(), day.getKey(), day.getKey(), balance, day.getValue());
            text.append(message(one));
            balance = one.closingFen();
        }
        return text.toString();
    }

    private static String message(Statement day) {
        List<String> lines = new ArrayList<>();
        lines.add(":20:STM" + DAY.format(day.to()));
        lines.add(":25:" + day.account().number());
        lines.add(":28C:" + day.to().getDayOfYear() + "/1");
        lines.add(":60F:" + balance(day.from(), day.openingFen()));
        for (Transfer line : day.lines()) {
            lines.add(entry(line));
            lines.addAll(details(line.sent()));
        }
        lines.add(":62F:" + balance(day.to(), day.closingFen()));
        lines.add("-");
        return String.join(END, lines) + END;
    }

    private static String balance(LocalDate day, long fen) {
        return (fen < 0 ? "D" : "C") + DAY.format(day) + "CNY" + Yuan.withComma(fen);
    }

    private static String entry(Transfer line) {
        LocalDate day = line.sent().day();
        return ":61:" + DAY.format(day) + ENTRY.format(day) + (line.incoming() ? "C" : "D")
                + Yuan.withComma(line.sent().fen()) + "NTRFNONREF//" + line.serial();
    }

    /** Field 86 in subfields, broken where a line is full: a reader has to join the lines again. */
    private static List<String> details(Sent sent) {
        StringBuilder text = new StringBuilder(":86:");
        subfields(text, 20, sent.remark(), MOST_PURPOSES);
        text.append("?30").append(piece(sent.bank(), 0));
        text.append("?31").append(sent.account());
        subfields(text, 32, sent.payer(), MOST_NAMES);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LINE) {
            lines.add(text.substring(from, Math.min(text.length(), from + LINE)));
        }
        return lines;
    }

    private static void subfields(StringBuilder text, int first, String value, int most) {
        int count = Math.max(1, Math.min(most, (value.length() + SUBFIELD - 1) / SUBFIELD));
        for (int i = 0; i < count; i++) {
            text.append('?').append(first + i).append(piece(value, i));
        }
    }

    /** A question mark would begin a subfield, so it is written full-width. */
    private static String piece(String value, int index) {
        int from = Math.min(value.length(), index * SUBFIELD);
        return value.substring(from, Math.min(value.length(), from + SUBFIELD)).replace('?', '？');
    }
}
