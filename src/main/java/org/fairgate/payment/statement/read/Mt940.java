package org.fairgate.payment.statement.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.InvalidValue;

/**
 * SWIFT MT940 customer statements, several in one file. A field begins with its tag in a line of its own; {@code :86:} tells
 * about the {@code :61:} before it, in subfields ({@code ?20}–{@code ?29} and {@code ?60}–{@code ?63} purpose, {@code ?32},
 * {@code ?33} name, {@code ?31} account, {@code ?30} bank) or as free text.
 */
final class Mt940 {
    private static final Pattern FIELD = Pattern.compile("^:(\\d{2}[A-Z]?):", Pattern.MULTILINE);
    private static final Pattern LINE = Pattern.compile(
            "(?<date>\\d{6})(?:\\d{4})?(?<mark>R?[CD])[A-Z]?(?<amount>\\d{1,15},\\d{0,2})"
                    + "[A-Z][A-Z0-9]{3}(?<ours>[^\\n]{0,16}?)(?://(?<bank>[^\\n]{1,34}))?(?:\\n(?<more>[^\\n]*))?\\s*",
            Pattern.DOTALL);
    private static final Pattern BALANCE = Pattern.compile("[CD]\\d{6}(?<currency>[A-Z]{3}).*", Pattern.DOTALL);
    private static final Pattern SUBFIELD = Pattern.compile("\\?(\\d{2})");

    /** Text in subfields begins with one, or with a code of the kind of business. */
    private static final Pattern IN_SUBFIELDS = Pattern.compile("(?:\\d{3})?\\?\\d{2}");

    /** A lone dash, or one with a bracket; a dash with text behind it is text that was broken there. */
    private static final Pattern END_OF_BLOCK = Pattern.compile("\n-(?=\\}|\n|$)");

    /** Two-digit years from here on belong to the last century; no account of ours is that old. */
    private static final int PIVOT = 80;

    private final List<StatementLine> credits = new ArrayList<>();
    private String currency = "";
    private Optional<Matcher> open = Optional.empty();
    private int entries;

    private Mt940() {}

    static List<StatementLine> read(String text) {
        Mt940 reader = new Mt940();
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        Matcher field = FIELD.matcher(lines);
        boolean found = field.find();
        if (!found) {
            throw StatementProblem.UNREADABLE.problem();
        }
        while (found) {
            String tag = field.group(1);
            int from = field.end();
            found = field.find();
            reader.field(tag, content(lines.substring(from, found ? field.start() : lines.length())));
        }
        reader.close("");
        return reader.credits;
    }

    /** Without the line end before the next field, and without the end of a SWIFT block. */
    private static String content(String raw) {
        Matcher end = END_OF_BLOCK.matcher(raw);
        return (end.find() ? raw.substring(0, end.start()) : raw).stripTrailing();
    }

    private void field(String tag, String content) {
        switch (tag) {
            case "20" -> {
                close("");
                currency = "";
            }
            case "60F", "60M" -> currency = balanceCurrency(content);
            case "61" -> {
                close("");
                open = Optional.of(entry(content));
            }
            case "86" -> close(content);
            default -> close("");
        }
    }

    private static String balanceCurrency(String content) {
        Matcher balance = BALANCE.matcher(content);
        if (!balance.matches()) {
            throw StatementProblem.UNREADABLE.problem();
        }
        return balance.group("currency");
    }

    private Matcher entry(String content) {
        Matcher line = LINE.matcher(content);
        if (++entries > Statements.MOST_LINES) {
            throw StatementProblem.TOO_MANY_LINES.problem();
        }
        if (!line.matches()) {
            throw StatementProblem.BAD_LINE.problem().with("line", entries);
        }
        return line;
    }

    /** An entry ends when what is told about it has come, or something else begins. */
    private void close(String about) {
        Optional<Matcher> ended = open;
        open = Optional.empty();
        ended.filter(line -> line.group("mark").equals("C")).ifPresent(line -> credits.add(credit(line, about)));
    }

    private StatementLine credit(Matcher line, String about) {
        Map<String, String> parts = subfields(about);
        String text = parts.isEmpty() ? about.replace("\n", " ") : purpose(parts);
        String ours = line.group("ours").equals("NONREF") ? "" : line.group("ours");
        return new StatementLine(
                date(line.group("date")),
                amount(line.group("amount")),
                currency,
                parts.getOrDefault("32", "") + parts.getOrDefault("33", ""),
                parts.getOrDefault("31", ""),
                parts.getOrDefault("30", ""),
                (text + " " + ours).strip(),
                Optional.ofNullable(line.group("bank")).map(String::strip).filter(id -> !id.isEmpty()));
    }

    private LocalDate date(String text) {
        int year = Integer.parseInt(text.substring(0, 2));
        try {
            return LocalDate.of(
                    year + (year < PIVOT ? 2000 : 1900),
                    Integer.parseInt(text.substring(2, 4)),
                    Integer.parseInt(text.substring(4)));
        } catch (DateTimeException noSuchDay) {
            throw StatementProblem.BAD_LINE.problem().with("line", entries);
        }
    }

    private Fen amount(String text) {
        try {
            String yuan = text.replace(',', '.');
            return Amounts.read(yuan.endsWith(".") ? yuan + "00" : yuan);
        } catch (InvalidValue e) {
            throw StatementProblem.BAD_LINE.problem().with("line", entries);
        }
    }

    /** The subfields by their two digits; empty for free text. Lines of a field are broken anywhere, so they are joined. */
    private static Map<String, String> subfields(String about) {
        String joined = about.replace("\n", "");
        Map<String, String> parts = new TreeMap<>();
        if (!IN_SUBFIELDS.matcher(joined).lookingAt()) {
            return parts;
        }
        Matcher mark = SUBFIELD.matcher(joined);
        boolean found = mark.find();
        while (found) {
            String key = mark.group(1);
            int from = mark.end();
            found = mark.find();
            parts.merge(key, joined.substring(from, found ? mark.start() : joined.length()), String::concat);
        }
        return parts;
    }

    private static String purpose(Map<String, String> parts) {
        return parts.entrySet().stream()
                .filter(part -> part.getKey().startsWith("2") || part.getKey().startsWith("6"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
    }
}
