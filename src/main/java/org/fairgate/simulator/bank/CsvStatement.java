package org.fairgate.simulator.bank;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement as the table that a Chinese bank's site gives out. */
final class CsvStatement {
    private static final String END = "\r\n";
    private static final String HEADER = "交易日期,交易时间,借方发生额,贷方发生额,余额,对方户名,对方账号,对方开户行,摘要,附言,交易流水号";

    private CsvStatement() {}

    static String text(Statement statement) {
        StringBuilder text = new StringBuilder();
        preamble(statement).forEach(line -> text.append(line).append(END));
        text.append(HEADER).append(END);
        long balance = statement.openingFen();
        for (Transfer line : statement.lines()) {
            balance += line.sent().fen();
            text.append(row(line, balance)).append(END);
        }
        return text.append(sums(statement)).append(END).toString();
    }

    private static Stream<String> preamble(Statement statement) {
        BankAccount account = statement.account();
        return Stream.of(
                "账户交易明细",
                cells("户名：", account.holder(), "开户行：", account.bank()),
                cells("账号：", number(account.number()), "币种：", "人民币"),
                cells("起止日期：", statement.from() + " 至 " + statement.to()),
                cells("期初余额：", Yuan.grouped(statement.openingFen())),
                "");
    }

    private static String row(Transfer line, long balance) {
        Sent sent = line.sent();
        return cells(
                sent.day().toString(),
                String.format("%tT", line.time()),
                line.incoming() ? "" : Yuan.grouped(-sent.fen()),
                line.incoming() ? Yuan.grouped(sent.fen()) : "",
                Yuan.grouped(balance),
                sent.payer(),
                number(sent.account()),
                sent.bank(),
                line.incoming() ? "转账汇入" : "转账支出",
                sent.remark(),
                number(line.serial()));
    }

    private static String sums(Statement statement) {
        long in = statement.lines().stream()
                .mapToLong(line -> Math.max(0, line.sent().fen()))
                .sum();
        long out = statement.openingFen() + in - statement.closingFen();
        return cells(
                "合计",
                statement.lines().size() + " 笔",
                Yuan.grouped(out),
                Yuan.grouped(in),
                Yuan.grouped(statement.closingFen()));
    }

    /** A TAB before it keeps spreadsheets from rounding it. */
    private static String number(String digits) {
        return digits.isEmpty() ? "" : "\t" + digits;
    }

    private static String cells(String... values) {
        return Stream.of(values).map(CsvStatement::cell).collect(Collectors.joining(","));
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(letter -> letter == ',' || letter == '"');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
