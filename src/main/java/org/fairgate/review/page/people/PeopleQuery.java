package org.fairgate.review.page.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.delegation.Delegation;
import org.fairgate.delegation.DelegationService;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.review.PersonsQuery;

/**
 * What the address says of the list.
 *
 * @param node code of a delegation or sub-delegation
 * @param cursor where the page begins; empty for the first
 */
record PeopleQuery(PersonState state, String node, String cursor) {
    static final String PATH = "/staff/review/persons";

    /** The tabs: states that a reviewer has to do with. */
    static final List<PersonState> TABS = List.of(
            PersonState.SUBMITTED,
            PersonState.RETURNED,
            PersonState.PENDING_PAYMENT,
            PersonState.UNDER_CHECK,
            PersonState.APPROVED,
            PersonState.REJECTED);

    /** Reads the address; fails with 400 for what none of our links says. */
    static PeopleQuery of(Call call) {
        try {
            PersonState state = PersonState.parse(call.query("tab").orElse(PersonState.SUBMITTED.code()));
            if (!TABS.contains(state)) {
                throw HttpProblem.BAD_REQUEST.problem();
            }
            return new PeopleQuery(
                    state, call.query("node").orElse(""), call.query("cursor").orElse(""));
        } catch (InvalidValue unknown) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    PersonsQuery query(DelegationService delegations) {
        return new PersonsQuery(
                state,
                node.isEmpty()
                        ? Optional.empty()
                        : Optional.of(delegations
                                .find(node)
                                .map(Delegation::id)
                                .orElseThrow(() -> HttpProblem.BAD_REQUEST.problem())),
                cursor.isEmpty() ? Cursor.OLDEST : Cursor.parse(cursor));
    }

    PeopleQuery state(PersonState other) {
        return new PeopleQuery(other, node, "");
    }

    PeopleQuery cursor(String other) {
        return new PeopleQuery(state, node, other);
    }

    String address() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("tab", state == PersonState.SUBMITTED ? "" : state.code());
        all.put("node", node);
        all.put("cursor", cursor);
        String query = all.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }
}
