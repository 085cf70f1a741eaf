package org.fairgate.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lays one tree of keys over another; a key that the lower tree does not know is refused. */
final class Overlay {
    private Overlay() {}

    static void merge(ObjectNode base, ObjectNode over, String source) {
        merge(base, over, source, "");
    }

    private static void merge(ObjectNode base, ObjectNode over, String source, String prefix) {
        over.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            JsonNode known = base.get(entry.getKey());
            BadSetting.require(known != null, "unknown key " + key + " in " + source);
            if (known instanceof ObjectNode deeper && entry.getValue() instanceof ObjectNode overDeeper) {
                merge(deeper, overDeeper, source, key + ".");
            } else {
                base.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
