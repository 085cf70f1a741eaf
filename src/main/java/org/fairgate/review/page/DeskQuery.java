package org.fairgate.review.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.delegation.Delegation;
import org.fairgate.delegation.DelegationService;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.review.QueueQuery;
import org.fairgate.review.ReviewTab;
import org.fairgate.review.page.model.FilterView;

/**
 * What the address says of the queue, so that a filtered one can be kept as a bookmark.
 *
 * @param node code of a delegation or sub-delegation
 * @param kind code of a category
 * @param cursor where the page begins; empty for the first
 */
record DeskQuery(ReviewTab tab, String search, String node, String kind, String cursor) {
    static final String PATH = "/staff/review";

    /** Reads the address; fails with 400 for what none of our links says. */
    static DeskQuery of(Call call) {
        String search = call.query("q").orElse("").strip();
        if (search.length() > QueueQuery.LONGEST_SEARCH) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        try {
            return new DeskQuery(
                    ReviewTab.parse(call.query("tab").orElse(ReviewTab.WAITING.code())),
                    search,
                    call.query("node").orElse(""),
                    call.query("kind").orElse(""),
                    call.query("cursor").orElse(""));
        } catch (InvalidValue unknown) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    /** The same for the service. */
    QueueQuery query(DelegationService delegations) {
        try {
            return new QueueQuery(
                    tab,
                    kind.isEmpty() ? Optional.empty() : Optional.of(UnitCategory.parse(kind)),
                    node.isEmpty()
                            ? Optional.empty()
                            : Optional.of(delegations
                                    .find(node)
                                    .map(Delegation::id)
                                    .orElseThrow(() -> HttpProblem.BAD_REQUEST.problem())),
                    search,
                    cursor.isEmpty() ? Cursor.OLDEST : Cursor.parse(cursor));
        } catch (InvalidValue unknown) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    FilterView.Chosen chosen() {
        return new FilterView.Chosen(search, node, kind);
    }

    DeskQuery tab(ReviewTab other) {
        return new DeskQuery(other, search, node, kind, "");
    }

    DeskQuery cursor(String other) {
        return new DeskQuery(tab, search, node, kind, other);
    }

    DeskQuery unfiltered() {
        return new DeskQuery(tab, "", "", "", "");
    }

    /** The address of a path with this query. */
    String at(String path) {
        return at(path, Map.of());
    }

    /** The same with more in it. */
    String at(String path, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("tab", tab == ReviewTab.WAITING ? "" : tab.code());
        all.put("q", search);
        all.put("node", node);
        all.put("kind", kind);
        all.put("cursor", cursor);
        all.putAll(more);
        String query = all.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
