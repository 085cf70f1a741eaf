package org.fairgate.account.page;

import java.time.InstantSource;
import java.util.Optional;
import org.fairgate.account.Account;
import org.fairgate.delegation.Delegation;
import org.fairgate.delegation.DelegationService;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.platform.page.PageContext;

/** What the pages ask about the fair itself; all from memory. */
public record Fair(EditionService editions, DelegationService delegations, InstantSource clock) {
    /** Whether units may sign up at this moment. */
    public boolean isOpen() {
        return editions.isOpen(clock.instant());
    }

    /** What there is to say about registration at this moment. */
    public enum State {
        NONE,
        NOT_YET,
        OPEN,
        CLOSED
    }

    /** Where the current edition stands. */
    public State state() {
        return editions.current()
                .map(edition -> {
                    if (edition.isOpen(clock.instant())) {
                        return State.OPEN;
                    }
                    return clock.instant().isBefore(edition.opensAt()) ? State.NOT_YET : State.CLOSED;
                })
                .orElse(State.NONE);
    }

    /** The node that an account joined. */
    public Optional<Delegation> delegationOf(Account account) {
        return account.delegation().flatMap(delegations::find);
    }

    /** Name of a node behind that of the delegation above it. */
    public String path(DelegationId id, PageContext page) {
        return delegations.find(id).map(node -> path(node, page)).orElse("");
    }

    /** The same of a node. */
    public String path(Delegation node, PageContext page) {
        String own = node.name(page.language());
        return delegations
                .parentOf(node)
                .map(parent -> parent.name(page.language()) + " · " + own)
                .orElse(own);
    }
}
