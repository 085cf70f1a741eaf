package org.fairgate.account.signup;

import io.vertx.core.Future;
import java.util.Optional;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.DelegationId;

/** What sign-up asks of the delegation feature (R-ACC-4). */
public interface DelegationLookup {
    /** The node that units may join under this code. */
    Future<Optional<Node>> byCode(String code);

    /** The node of this id. */
    Future<Optional<Node>> byId(DelegationId id);

    /** A delegation or sub-delegation. */
    record Node(DelegationId id, String nameZh, String nameEn) {
        /** Its name for a reader. */
        public String name(Language language) {
            return language == Language.EN ? nameEn : nameZh;
        }
    }
}
