package org.fairgate.simulator.pay.notice;

import java.util.Map;

/** A POST as it goes over the network. */
public record Wire(String url, Map<String, String> headers, String body) {
    public Wire {
        headers = Map.copyOf(headers);
    }
}
