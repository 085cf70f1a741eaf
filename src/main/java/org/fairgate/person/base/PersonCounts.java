package org.fairgate.person.base;

import java.util.Map;

/** How many persons of a unit are in each state. */
public record PersonCounts(Map<PersonState, Integer> byState) {
    public PersonCounts {
        byState = Map.copyOf(byState);
    }

    /** Persons under a tab. */
    public int of(PersonTab tab) {
        return tab.states().stream()
                .mapToInt(state -> byState.getOrDefault(state, 0))
                .sum();
    }

    /** Persons of the unit but those that were cancelled. */
    public int registered() {
        return of(PersonTab.ALL) - byState.getOrDefault(PersonState.CANCELLED, 0);
    }

    /** 待提交人数: persons who still have to be submitted, or submitted again. */
    public int unsubmitted() {
        return of(PersonTab.DRAFT) + of(PersonTab.RETURNED);
    }
}
