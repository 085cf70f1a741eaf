package org.fairgate.payment.wire.text;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text that Alipay and UnionPay sign. */
public final class SignedText {
    private SignedText() {}

    /**
     * The fields as {@code k=v} joined by {@code &}, sorted by key (ASCII), values as they are; fields without a value are
     * left out. The caller leaves out the signature itself.
     */
    public static String of(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
    }
}
