package org.fairgate.payment.gateway;

import java.util.SortedMap;
import java.util.TreeMap;

/** How a payment that was opened is paid. */
public sealed interface Opened {
    /** A code to scan. */
    record Code(String content) implements Opened {}

    /** A form that the payer's browser posts to the gateway. */
    record BankForm(String url, SortedMap<String, String> fields) implements Opened {
        public BankForm {
            fields = new TreeMap<>(fields);
        }
    }

    /**
     * The gateway has it, and does not give its code again: the answer in which it came was lost. Whoever wants to pay needs
     * a payment of another number.
     */
    record CodeLost() implements Opened {}
}
