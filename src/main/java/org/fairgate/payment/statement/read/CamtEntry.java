package org.fairgate.payment.statement.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An entry of camt.053 with its transactions, as texts by their paths. Booked credits only; reversals of debits are none. A
 * batch gives a line for each transaction, if they sum up to the entry: else nobody knows who paid what, and it is one line.
 *
 * @param number counts the entries of the file, from 1
 */
record CamtEntry(Map<String, String> entry, List<Map<String, String>> transactions, int number) {
    static final Set<String> OF_ENTRY = Set.of(
            "Amt",
            "Amt@Ccy",
            "CdtDbtInd",
            "RvslInd",
            "Sts",
            "Sts/Cd",
            "BookgDt/Dt",
            "BookgDt/DtTm",
            "ValDt/Dt",
            "ValDt/DtTm",
            "AcctSvcrRef",
            "AddtlNtryInf");

    /** Where payers may have written a reference. */
    private static final List<String> TEXTS =
            List.of("RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref", "Refs/EndToEndId", "AddtlTxInf");

    static final Set<String> OF_TRANSACTION = Stream.concat(
                    TEXTS.stream(),
                    Stream.of(
                            "Amt",
                            "Amt@Ccy",
                            "AmtDtls/TxAmt/Amt",
                            "AmtDtls/TxAmt/Amt@Ccy",
                            "CdtDbtInd",
                            "Refs/AcctSvcrRef",
                            "RltdPties/Dbtr/Nm",
                            "RltdPties/Dbtr/Pty/Nm",
                            "RltdPties/DbtrAcct/Id/Othr/Id",
                            "RltdPties/DbtrAcct/Id/IBAN",
                            "RltdAgts/DbtrAgt/FinInstnId/Nm"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern MORE_ZEROS = Pattern.compile("(\\.\\d\\d)0+");
    private static final int DAY = 10;

    /** Banks that write an offset mean a moment; its day is the one in Beijing. */
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private record Money(Fen amount, String currency) {}

    /** The money that arrived with it. */
    List<StatementLine> credits() {
        boolean booked = Stream.of("Sts", "Sts/Cd").map(entry::get).allMatch(sts -> sts == null || sts.equals("BOOK"));
        boolean reversal = Set.of("true", "1").contains(entry.getOrDefault("RvslInd", ""));
        if (!booked || reversal || !"CRDT".equals(entry.get("CdtDbtInd"))) {
            return List.of();
        }
        Money whole = money(entry, "Amt").orElseThrow(this::badLine);
        return isBatch(whole)
                ? transactions.stream()
                        .map(each -> line(each, amount(each).orElseThrow(this::badLine), each.get("Refs/AcctSvcrRef")))
                        .toList()
                : List.of(line(together(), whole, reference()));
    }

    private boolean isBatch(Money whole) {
        return transactions.size() > 1
                && transactions.stream().noneMatch(each -> "DBIT".equals(each.get("CdtDbtInd")))
                && transactions.stream()
                        .map(this::amount)
                        .allMatch(each -> each.filter(money -> money.currency().equals(whole.currency()))
                                .isPresent())
                && sum().equals(whole.amount());
    }

    private Fen sum() {
        return transactions.stream()
                .flatMap(each -> amount(each).stream())
                .map(Money::amount)
                .reduce(Fen.ZERO, Fen::plus);
    }

    /** The one transaction; of several that cannot be told apart their texts, and no payer. */
    private Map<String, String> together() {
        if (transactions.size() < 2) {
            return transactions.isEmpty() ? Map.of() : transactions.get(0);
        }
        return TEXTS.stream()
                .collect(Collectors.toMap(
                        path -> path,
                        path -> transactions.stream()
                                .map(each -> each.getOrDefault(path, ""))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(" "))));
    }

    private @Nullable String reference() {
        String ofOne = transactions.size() == 1 ? transactions.get(0).get("Refs/AcctSvcrRef") : null;
        return ofOne != null ? ofOne : entry.get("AcctSvcrRef");
    }

    private StatementLine line(Map<String, String> of, Money money, @Nullable String reference) {
        return new StatementLine(
                day(),
                money.amount(),
                money.currency(),
                first(of, "RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm"),
                first(of, "RltdPties/DbtrAcct/Id/Othr/Id", "RltdPties/DbtrAcct/Id/IBAN"),
                first(of, "RltdAgts/DbtrAgt/FinInstnId/Nm"),
                Stream.concat(
                                TEXTS.stream().map(path -> of.getOrDefault(path, "")),
                                Stream.of(entry.getOrDefault("AddtlNtryInf", "")))
                        .filter(text -> !text.isEmpty() && !text.equals("NOTPROVIDED"))
                        .collect(Collectors.joining(" ")),
                Optional.ofNullable(reference));
    }

    private static String first(Map<String, String> of, String... paths) {
        return Stream.of(paths)
                .map(path -> of.getOrDefault(path, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Optional<Money> amount(Map<String, String> transaction) {
        return money(transaction, "Amt").or(() -> money(transaction, "AmtDtls/TxAmt/Amt"));
    }

    private Optional<Money> money(Map<String, String> of, String path) {
        return Optional.ofNullable(of.get(path)).map(text -> new Money(fen(text), currency(of.get(path + "@Ccy"))));
    }

    private String currency(@Nullable String code) {
        if (code == null || !CURRENCY.matcher(code).matches()) {
            throw badLine();
        }
        return code;
    }

    private LocalDate day() {
        String text = first(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm");
        try {
            return text.length() > DAY && text.charAt(DAY) == 'T'
                    ? dayOf(DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from))
                    : LocalDate.parse(text.length() > DAY ? text.substring(0, DAY) : text);
        } catch (DateTimeException noDate) {
            throw badLine();
        }
    }

    private static LocalDate dayOf(TemporalAccessor moment) {
        return moment instanceof OffsetDateTime at
                ? at.atZoneSameInstant(BEIJING).toLocalDate()
                : LocalDate.from(moment);
    }

    /** Up to five decimals are allowed, of which ours are two. */
    private Fen fen(String text) {
        try {
            return Amounts.read(MORE_ZEROS.matcher(text).replaceFirst("$1"));
        } catch (InvalidValue e) {
            throw badLine();
        }
    }

    private Problem badLine() {
        return StatementProblem.BAD_LINE.problem().with("line", number);
    }
}
