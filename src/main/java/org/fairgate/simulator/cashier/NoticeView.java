package org.fairgate.simulator.cashier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.pay.notice.Notice;

/**
 * A notice as the pages show it.
 *
 * @param lang their language
 * @param notice with all that came of it
 */
public record NoticeView(Lang lang, Notice notice) {

    /** What it is about. */
    public String about() {
        return notice.event()
                .refund()
                .map(refund -> lang.say(CashierWord.OF_REFUND) + " " + refund.number())
                .orElseGet(() -> lang.say(CashierWord.OF_PAYMENT));
    }

    /** What has become of it. */
    public String standing() {
        return lang.say(CashierWord.valueOf(notice.standing().name()));
    }

    /** Whether that is good, bad, or open: {@code good}, {@code bad}, or empty. */
    public String mood() {
        return switch (notice.standing()) {
            case ACCEPTED -> "good";
            case GIVEN_UP, LOST -> "bad";
            case UNDER_WAY -> "";
        };
    }

    /** When the gateway first had it to tell. */
    public String at() {
        return TradeView.time(notice.event().at());
    }

    /** Its sendings, oldest first. */
    public List<Sent> sendings() {
        return notice.sendings().stream()
                .map(sending -> new Sent(lang, sending))
                .toList();
    }

    /**
     * One sending.
     *
     * @param lang the page's language
     * @param sending what was sent and answered
     */
    public record Sent(Lang lang, Notice.Sending sending) {
        /** When. */
        public String at() {
            return TradeView.time(sending.at());
        }

        /** What came back, such as {@code 200 success}. */
        public String answer() {
            return sending.status() == 0
                    ? lang.say(CashierWord.NO_ANSWER) + " (" + sending.answer() + ")"
                    : sending.status() + " " + sending.answer();
        }

        /** The message, byte for byte, as far as text can show it. */
        public String wire() {
            StringBuilder text =
                    new StringBuilder("POST ").append(sending.wire().url());
            for (Map.Entry<String, String> header : new TreeMap<>(sending.wire().headers()).entrySet()) {
                text.append('\n').append(header.getKey()).append(": ").append(header.getValue());
            }
            return text.append("\n\n").append(sending.wire().body()).toString();
        }
    }
}
