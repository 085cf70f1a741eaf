package org.fairgate.platform.http;

import java.util.List;
import org.fairgate.platform.text.TextKey;

/**
 * A way in which a feature says no; implemented by one enum per feature. Its {@link #key} is both the stable {@code code}
 * of the problem document and the key of its text, for example {@code draft.stale}.
 */
public interface Refusal extends TextKey {
    /** The HTTP status, 400 to 503. */
    int status();

    /** The problem to fail a future with. */
    default Problem problem(Object... arguments) {
        return new Problem(this, List.of(arguments));
    }
}
