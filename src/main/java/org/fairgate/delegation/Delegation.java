package org.fairgate.delegation;

import java.util.Optional;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.DelegationId;

/**
 * A node of the tree: a delegation, or a sub-delegation when it has a parent.
 *
 * @param code stable; a sub-delegation's begins with its parent's
 * @param parent code of the delegation above
 * @param kind province, separate-city or other; of a sub-delegation city or department
 */
public record Delegation(
        DelegationId id,
        String code,
        Optional<String> parent,
        String kind,
        String nameZh,
        String nameEn,
        Liaison liaison) {
    /** The name in one language. */
    public String name(Language language) {
        return language == Language.ZH_CN ? nameZh : nameEn;
    }

    /** Whether it has a delegation above it. */
    public boolean isSub() {
        return parent.isPresent();
    }
}
