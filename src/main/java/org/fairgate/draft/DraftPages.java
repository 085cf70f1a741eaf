package org.fairgate.draft;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;

/** Some pages of one unit in one edition. */
public record DraftPages(UnitId unit, EditionId edition, List<String> names) {
    /** At most this many at once. */
    public static final int MOST = 10_000;

    private static final String PERSON = "person.";
    private static final Pattern PERSON_PAGE =
            Pattern.compile("person\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** @throws IllegalArgumentException for more than {@link #MOST} */
    public DraftPages {
        names = List.copyOf(names);
        if (names.size() > MOST) {
            throw new IllegalArgumentException(names.size() + " draft pages at once");
        }
    }

    /** The pages of these persons. */
    public static DraftPages ofPersons(UnitId unit, EditionId edition, Collection<PersonId> persons) {
        return new DraftPages(
                unit, edition, persons.stream().map(DraftPages::ofPerson).toList());
    }

    /** The name of a person's page: {@code person.} and the id. */
    public static String ofPerson(PersonId person) {
        return PERSON + person;
    }

    /** Whether a page is a person's. */
    static boolean isOfPerson(String page) {
        return page.startsWith(PERSON) && PERSON_PAGE.matcher(page).matches();
    }
}
