package org.fairgate.payment.statement.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the columns of a bank's table mean, by their headings. Of {@code date}, {@code credit}, {@code direction} and {@code
 * currency} the first heading that the table has is taken, of the others all that it has, one after the other.
 *
 * @param credit what arrived; with {@code direction} every booking, else empty, 0 or negative where money left
 * @param direction says of each line whether money came or left; empty where the table has columns for both, or signs. A table
 *     without any of these headings is not read like this
 * @param currency of each line; yuan, or what is said above the headings, where there is no such column
 */
public record CsvMapping(
        List<String> date,
        List<String> credit,
        List<String> direction,
        List<String> currency,
        List<String> payer,
        List<String> account,
        List<String> bank,
        List<String> text,
        List<String> bankId) {
    /** Most headings of one meaning. */
    public static final int MOST = 20;

    /** Tables of Chinese banks: with a column of what arrived, or with one of every sum and one that says which way it went. */
    public static final List<CsvMapping> USUAL = List.of(
            usual(List.of("贷方发生额", "贷方金额", "收入金额", "贷方发生额/元(收入)", "收入", "Credit"), List.of()),
            usual(List.of("交易金额", "发生额", "金额", "Amount"), List.of("借贷标志", "借贷方向", "收支方向", "借/贷", "Direction")));

    private static final Set<String> CAME = Set.of("贷", "贷方", "收", "收入", "来账", "转入", "C", "CR", "CRDT", "CREDIT", "+");
    private static final Set<String> LEFT =
            Set.of("借", "借方", "支", "支出", "付", "付款", "往账", "转出", "D", "DR", "DBIT", "DEBIT", "-");

    public CsvMapping {
        date = List.copyOf(date);
        credit = List.copyOf(credit);
        direction = List.copyOf(direction);
        currency = List.copyOf(currency);
        payer = List.copyOf(payer);
        account = List.copyOf(account);
        bank = List.copyOf(bank);
        text = List.copyOf(text);
        bankId = List.copyOf(bankId);
    }

    private static CsvMapping usual(List<String> credit, List<String> direction) {
        return new CsvMapping(
                List.of("交易日期", "记账日期", "入账日期", "交易时间", "日期", "Date"),
                credit,
                direction,
                List.of("币种", "交易币种", "货币", "Currency"),
                List.of("对方户名", "对方单位名称", "对方名称", "付款人名称", "付款方户名", "Payer"),
                List.of("对方账号", "对方账户", "付款人账号", "付款方账号", "Account"),
                List.of("对方开户行", "对方开户机构", "对方行名", "付款人开户行", "Bank"),
                List.of("用途", "附言", "摘要", "备注", "用途/附言", "交易附言", "Purpose", "Remark"),
                List.of("交易流水号", "流水号", "凭证号", "交易序号", "Reference"));
    }

    /** Whether a row of the table is the one with the headings. */
    boolean isHeading(List<String> cells) {
        return Stream.of(date, credit, direction)
                .filter(names -> names != direction || !direction.isEmpty())
                .allMatch(names -> names.stream().anyMatch(cells::contains));
    }

    /** Whether a cell of the direction says that money came; empty when it says nothing that we know. */
    static Optional<Boolean> came(String direction) {
        String upper = direction.toUpperCase(Locale.ROOT);
        if (CAME.contains(upper)) {
            return Optional.of(true);
        }
        return LEFT.contains(upper) ? Optional.of(false) : Optional.empty();
    }
}
