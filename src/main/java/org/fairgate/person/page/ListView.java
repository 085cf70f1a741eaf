package org.fairgate.person.page;

import java.util.Arrays;
import java.util.List;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonCounts;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.PersonTab;
import org.fairgate.platform.page.PageContext;
import org.jspecify.annotations.Nullable;

/**
 * The list of persons as it is drawn.
 *
 * @param lead how many there are and how many are not submitted
 * @param done what has just been done, if anything
 * @param open whether persons can be added now
 * @param submitLink where to submit those that are not yet; null when all are
 * @param next the next page; null on the last
 */
public record ListView(
        String lead,
        @Nullable String done,
        boolean open,
        int total,
        @Nullable String submitLink,
        List<Tab> tabs,
        List<Row> rows,
        @Nullable String next) {
    static final String PATH = "/persons";
    static final String SUBMISSION = "/submission";

    public ListView {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    /** Persons of some states, and how many they are. */
    public record Tab(String link, String label, int count, boolean current) {}

    /**
     * One person.
     *
     * @param photo address of the photo; null without one
     * @param tag empty while the delegation has given none
     * @param removable whether it was never submitted, and can be deleted
     * @param cancellable whether it comes back from a submission and can be given up; of others their page says so
     */
    public record Row(
            String link,
            String name,
            String kind,
            String document,
            @Nullable String photo,
            String tag,
            Words.StateView state,
            String action,
            boolean removable,
            boolean cancellable) {

        static Row of(Person person, PageContext page) {
            String name = person.summary().name();
            return new Row(
                    ListView.link(person),
                    name.isEmpty() ? page.text(PersonPageText.NO_NAME) : name,
                    page.text(Words.kind(person.kind())),
                    person.summary().documentMasked(),
                    person.summary().photo().map(id -> "/api/v1/files/" + id).orElse(null),
                    person.tag().map(tag -> page.text(Words.tag(tag))).orElse(""),
                    Words.state(person.state(), page),
                    page.text(Words.action(person.state())),
                    person.state() == PersonState.DRAFT && person.round() == 0,
                    person.state().isEditable() && person.round() > 0 && person.cancellable());
        }
    }

    /**
     * A question before something that cannot be undone.
     *
     * @param lead the consequence
     * @param action where the answer is posted
     * @param yes the button that goes through with it
     * @param back where the reader goes instead
     */
    public record Question(String title, String lead, String action, String yes, String back) {}

    static String link(Person person) {
        return PATH + "/" + person.key().person();
    }

    static String lead(PersonCounts counts, PageContext page) {
        int all = counts.registered();
        if (all == 0) {
            return page.text(PersonPageText.LEAD_NONE);
        }
        return counts.unsubmitted() == 0
                ? page.text(PersonPageText.LEAD_ALL, all)
                : page.text(PersonPageText.LEAD_SOME, all, counts.unsubmitted());
    }

    /** All tabs; the last one only where somebody is under it, for it is no step on the way. */
    static List<Tab> tabs(PersonCounts counts, PersonTab current, PageContext page) {
        return Arrays.stream(PersonTab.values())
                .filter(tab -> tab != PersonTab.ENDED || counts.of(tab) > 0 || tab == current)
                .map(tab -> new Tab(
                        tab == PersonTab.ALL ? PATH : PATH + "?tab=" + tab.code(),
                        page.text(Words.tab(tab)),
                        counts.of(tab),
                        tab == current))
                .toList();
    }
}
