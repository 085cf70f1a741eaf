package org.fairgate.account.page;

import java.util.ArrayList;
import java.util.List;
import org.fairgate.delegation.Delegation;
import org.fairgate.delegation.DelegationService;
import org.fairgate.platform.page.PageContext;

/**
 * The nodes that a unit may join, for a select: sub-delegations under their delegation, and delegations that have none.
 *
 * @param label name of the delegation above; empty for those that are joined directly
 */
public record Joinable(String label, List<Option> options) {
    /**
     * A node to choose.
     *
     * @param search words by which it is found besides its name
     */
    public record Option(String code, String name, String search) {}

    static List<Joinable> of(DelegationService delegations, PageContext page) {
        List<Delegation> all = delegations.all();
        List<Joinable> groups = new ArrayList<>();
        List<Option> direct = new ArrayList<>();
        for (Delegation top : all) {
            if (top.isSub()) {
                continue;
            }
            List<Option> below = all.stream()
                    .filter(node -> node.parent().filter(top.code()::equals).isPresent())
                    .map(node -> option(node, page, words(top)))
                    .toList();
            if (delegations.isJoinable(top)) {
                direct.add(option(top, page, ""));
            } else {
                groups.add(new Joinable(top.name(page.language()), below));
            }
        }
        groups.add(new Joinable("", direct));
        return groups;
    }

    private static Option option(Delegation node, PageContext page, String above) {
        return new Option(node.code(), node.name(page.language()), (words(node) + " " + above).strip());
    }

    private static String words(Delegation node) {
        return node.nameZh() + " " + node.nameEn() + " " + node.code();
    }
}
