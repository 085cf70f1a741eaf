package org.fairgate.submission.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fairgate.unit.page.PreviewView;
import org.fairgate.unit.page.StandingView;

/**
 * All that would be submitted, as its page draws it.
 *
 * @param open whether the edition takes submissions now
 * @param unit the unit's own pages; empty once they are locked
 * @param persons who can be submitted, as many as are shown at once
 * @param unsubmitted 待提交人数, of whom {@code persons} may be a part
 * @param submitted how many persons are submitted already
 * @param refused why the last attempt failed
 */
public record CheckView(
        boolean open,
        boolean withdrawn,
        StandingView standing,
        Optional<PreviewView> unit,
        List<PersonCard> persons,
        int unsubmitted,
        int submitted,
        Optional<String> refused) {
    /** A page lists no more problems than anybody reads. */
    private static final int MOST_PROBLEMS = 50;

    public CheckView {
        persons = List.copyOf(persons);
    }

    /** What must be put right, the unit's own first. */
    public List<PreviewView.Problem> problems() {
        List<PreviewView.Problem> all = new ArrayList<>();
        unit.ifPresent(pages -> all.addAll(pages.problems()));
        persons.forEach(person -> all.addAll(person.problems()));
        return all;
    }

    /** Those of them that the page lists. */
    public List<PreviewView.Problem> listed() {
        List<PreviewView.Problem> all = problems();
        return all.subList(0, Math.min(MOST_PROBLEMS, all.size()));
    }

    /** Persons who could be submitted as they are. */
    public int complete() {
        return (int) persons.stream().filter(PersonCard::complete).count();
    }

    /** Whether the button makes sense: the unit is complete or in, and there is somebody, or was before. */
    public boolean maySubmit() {
        boolean unitReady = unit.map(pages -> pages.problems().isEmpty()).orElse(true);
        boolean somebody = complete() > 0 || unit.isPresent() && submitted > 0;
        return open && unitReady && somebody;
    }
}
