package org.fairgate.unit.page;

import java.util.ArrayList;
import java.util.List;
import org.fairgate.delegation.Delegation;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.platform.page.PageContext;
import org.fairgate.unit.UnitDetails;

/**
 * Something about the unit that its pages only show.
 *
 * @param code whether the value is a code, set in a fixed width
 */
public record FactView(String label, String value, boolean code) {

    /** What the sign-up settled. */
    static List<FactView> all(UnitDetails details, PageContext page) {
        List<FactView> facts = new ArrayList<>();
        details.account()
                .creditCode()
                .ifPresent(code -> facts.add(new FactView(page.text(UnitText.CREDIT_CODE), code.value(), true)));
        if (details.account().kind() == AccountKind.INDIVIDUAL) {
            facts.add(new FactView(page.text(UnitText.REGISTERED_AS), page.text(UnitText.KIND_INDIVIDUAL), false));
        }
        facts.add(new FactView(
                page.text(UnitText.CATEGORY),
                page.text(categoryText(details.unit().category())),
                false));
        facts.add(new FactView(
                page.text(details.delegation().isPresent() ? UnitText.DELEGATION : UnitText.REVIEWED_BY),
                reviewer(details, page),
                false));
        details.account()
                .recommendationCode()
                .ifPresent(code -> facts.add(new FactView(page.text(UnitText.RECOMMENDATION_CODE), code, true)));
        return facts;
    }

    /** Who reviews the unit: its sub-delegation with the delegation before it, or the overseas desk. */
    private static String reviewer(UnitDetails details, PageContext page) {
        if (details.unit().region() == Region.OVERSEAS) {
            return page.text(UnitText.OVERSEAS_DESK);
        }
        String above = details.parentDelegation()
                .map(parent -> parent.name(page.language()) + " · ")
                .orElse("");
        return above + details.delegation().map(node -> name(node, page)).orElse("");
    }

    private static String name(Delegation node, PageContext page) {
        return node.name(page.language());
    }

    private static UnitText categoryText(UnitCategory category) {
        return UnitText.of(category);
    }
}
