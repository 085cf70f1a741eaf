package org.fairgate.account.signup;

import io.vertx.core.Future;
import java.util.Optional;

/** The organiser's list of partner codes (R-ACC-5). */
@FunctionalInterface
public interface RecommendationLookup {
    /** The code as the list spells it, if it is one that counts today. */
    Future<Optional<String>> find(String typed);
}
