package org.fairgate.payment.statement.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What banks' tables call currencies. Only yuan pays, so only yuan has to be known by all its names. */
final class Currencies {
    static final String YUAN = "CNY";

    private static final Set<String> NAMES_OF_YUAN = Set.of(YUAN, "RMB", "人民币", "人民币元", "156");
    private static final Pattern LABEL = Pattern.compile("(?:账户|交易)?(?:币种|货币)[:：]?\\s*(.*)");

    private Currencies() {}

    /** The code of a currency as a table names it; a foreign one as it stands. */
    static String code(String named) {
        String upper = named.toUpperCase(Locale.ROOT);
        return NAMES_OF_YUAN.contains(upper) ? YUAN : upper;
    }

    /** The account's currency, where a line above the headings names it: {@code 币种：人民币}, in one cell or two. */
    static Optional<String> ofAccount(List<String> cells) {
        for (int at = 0; at < cells.size(); at++) {
            Matcher label = LABEL.matcher(cells.get(at));
            if (label.matches()) {
                String beside = at + 1 < cells.size() ? cells.get(at + 1) : "";
                return Optional.of(label.group(1).isEmpty() ? beside : label.group(1))
                        .filter(named -> !named.isEmpty())
                        .map(Currencies::code);
            }
        }
        return Optional.empty();
    }
}
