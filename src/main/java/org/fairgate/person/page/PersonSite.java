package org.fairgate.person.page;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.fairgate.address.AddressService;
import org.fairgate.draft.form.DraftForms;
import org.fairgate.file.FileService;
import org.fairgate.person.PersonService;
import org.fairgate.person.queue.PersonQueue;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.page.Pages;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.form.Choices;

/** All pages of this package. Mount them after every other path below {@code /persons/}: a person's id may stand there. */
public final class PersonSite {
    private final List<Endpoint> endpoints;

    /**
     * What the pages are made from.
     *
     * @param rounds what was decided of each submission
     * @param longestFile bytes of one file, {@code upload.maxFile}
     */
    public record Parts(
            Pages pages,
            Db db,
            PersonService persons,
            PersonQueue rounds,
            UnitService units,
            DraftForms forms,
            AddressService addresses,
            FileService files,
            Choices choices,
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
