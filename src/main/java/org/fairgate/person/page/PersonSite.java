package org.fairgate.person.page;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fairgate.address.AddressService;
import org.fairgate.draft.form.DraftForms;
import org.fairgate.file.FileService;
import org.fairgate.person.PersonService;
import org.fairgate.person.base.PersonKey;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.page.Pages;
import org.fairgate.unit.Reason;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.form.Choices;

/** All pages of this package. Mount them after every other path below {@code /persons/}: a person's id may stand there. */
public final class PersonSite {
    private final List<Endpoint> endpoints;

    /**
     * What the pages are made from.
     *
     * @param reasons why a person was last sent back
     * @param longestFile bytes of one file, {@code upload.maxFile}
     */
    public record Parts(
            Pages pages,
            PersonService persons,
            UnitService units,
            DraftForms forms,
            AddressService addresses,
            FileService files,
            Choices choices,
            Function<PersonKey, Future<List<Reason>>> reasons,
            InstantSource clock,
            int longestFile) {}

    public PersonSite(Parts parts) {
        People people = new People(parts, new Countries(parts.choices()));
        LockedPages locked = new LockedPages(parts, people);
        this.endpoints = Stream.of(
                        new ListPages(parts).endpoints(),
                        new FormPages(parts, locked, people).endpoints(),
                        locked.endpoints())
                .flatMap(List::stream)
                .toList();
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }
}
