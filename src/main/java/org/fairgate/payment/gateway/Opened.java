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
}
