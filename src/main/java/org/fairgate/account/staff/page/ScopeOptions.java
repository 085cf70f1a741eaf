package org.fairgate.account.staff.page;

import java.util.ArrayList;
import java.util.List;
import org.fairgate.account.page.Fair;
import org.fairgate.delegation.Delegation;
import org.fairgate.platform.page.PageContext;

/**
 * The nodes that a reviewer may be given: each delegation with its sub-delegations below, for a select.
 *
 * @param label name of the delegation
 */
public record ScopeOptions(String label, List<Option> options) {
    /**
     * A node to choose.
     *
     * @param search words by which it is found besides its name
     */
    public record Option(String id, String name, String search) {}

    static List<ScopeOptions> of(Fair fair, PageContext page) {
        List<Delegation> all = fair.delegations().all();
        List<ScopeOptions> groups = new ArrayList<>();
        for (Delegation top : all) {
            if (!top.isSub()) {
                List<Option> options = new ArrayList<>();
                options.add(option(top, page));
                all.stream()
                        .filter(node -> node.parent().filter(top.code()::equals).isPresent())
                        .forEach(node -> options.add(option(node, page)));
                groups.add(new ScopeOptions(top.name(page.language()), List.copyOf(options)));
            }
        }
        return List.copyOf(groups);
    }

    private static Option option(Delegation node, PageContext page) {
        return new Option(
                node.id().toString(),
                node.name(page.language()),
                node.nameZh() + " " + node.nameEn() + " " + node.code());
    }
}
