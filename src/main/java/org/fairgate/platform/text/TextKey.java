package org.fairgate.platform.text;

import java.util.Locale;

/** One text of a feature; implemented by enums, so that a misspelt key does not compile. */
public interface TextKey {
    /** Name of the feature, which is the name of its properties file. */
    String feature();

    /** The constant's name, as of {@link Enum#name()}. */
    String name();

    /** {@code feature.constant-name}, unique in the whole service. */
    default String key() {
        return feature() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
