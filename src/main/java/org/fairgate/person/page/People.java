package org.fairgate.person.page;

import io.vertx.core.Future;
import java.util.List;
import org.fairgate.delegation.Scope;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.Call;
import org.fairgate.unit.Reason;

/** Reads a person with all that its pages show beside it. */
record People(PersonSite.Parts parts, Countries countries) {
    /** The person that the path names; fails with {@code person.no-such-person}. */
    Future<FormViews.Shown> shown(Call call) {
        return parts.persons().find(call.caller().unit(), ListPages.id(call)).compose(this::shown);
    }

    Future<FormViews.Shown> shown(Person person) {
        return parts.units()
                .details(person.key().unit())
                .compose(details -> parts.addresses()
                        .list(person.key().unit())
                        .map(addresses -> new FormViews.Shown(person, details, addresses, countries)));
    }

    /** Why a person was last sent back; nothing when it was not. */
    Future<List<Reason>> reasons(Person person) {
        return person.state() == PersonState.RETURNED
                ? parts.db()
                        .read(client -> parts.rounds().rounds(client, Scope.edition(), person.key()))
                        .map(rounds -> rounds.get(0).reasons())
                : Future.succeededFuture(List.of());
    }
}
