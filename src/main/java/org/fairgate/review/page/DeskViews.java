package org.fairgate.review.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.delegation.Delegation;
import org.fairgate.delegation.DelegationService;
import org.fairgate.delegation.Scope;
import org.fairgate.draft.form.Option;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.text.TextKey;
import org.fairgate.review.QueueItem;
import org.fairgate.review.ReviewTab;
import org.fairgate.review.UnitReview;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.page.model.CaseView;
import org.fairgate.review.page.model.DeskView;
import org.fairgate.review.page.model.FilterView;
import org.fairgate.review.page.model.ReviewPageText;
import org.fairgate.review.page.model.TabView;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.life.UnitCase;
import org.fairgate.unit.page.UnitText;
import org.jspecify.annotations.Nullable;

/** Turns queues into what a page draws. */
public final class DeskViews {
    private final EditionService editions;
    private final DelegationService delegations;
    private final CaseViews cases;
    private final InstantSource clock;

    public DeskViews(EditionService editions, DelegationService delegations, CaseViews cases, InstantSource clock) {
        this.editions = editions;
        this.delegations = delegations;
        this.cases = cases;
        this.clock = clock;
    }

    /** Who reads which queue; {@code all}: not only what changed. */
    record Situation(PageContext page, DeskQuery query, Reviewer reviewer, boolean all) {}

    /** What was read of the queue. */
    record Queue(UnitReview.Page page, UnitReview.Counts counts) {}

    DelegationService delegations() {
        return delegations;
    }

    CaseViews cases() {
        return cases;
    }

    DeskView desk(Situation situation, Queue queue, @Nullable String flash, @Nullable CaseView open) {
        PageContext page = situation.page();
        DeskQuery query = situation.query();
        String title = page.text(ReviewPageText.TITLE);
        return new DeskView(
                open == null ? title : open.head().name() + " · " + title,
                tabs(situation, queue.counts()),
                filter(situation),
                queue.page().items().stream()
                        .map(item -> row(situation, item, open))
                        .toList(),
                queue.page()
                        .next()
                        .map(next -> query.cursor(next.text()).at(DeskQuery.PATH))
                        .orElse(null),
                query.cursor().isEmpty() ? null : query.cursor("").at(DeskQuery.PATH),
                nextDeadline(page),
                flash,
                open);
    }

    private static List<TabView> tabs(Situation situation, UnitReview.Counts counts) {
        DeskQuery query = situation.query();
        return Arrays.stream(ReviewTab.values())
                .map(tab -> new TabView(
                        situation.page().text(name(tab)),
                        Long.toString(counts.of(tab)),
                        query.tab(tab).at(DeskQuery.PATH),
                        tab == query.tab()))
                .toList();
    }

    private static ReviewPageText name(ReviewTab tab) {
        return switch (tab) {
            case WAITING -> ReviewPageText.TAB_WAITING;
            case RESUBMITTED -> ReviewPageText.TAB_RESUBMITTED;
            case OVERDUE -> ReviewPageText.TAB_OVERDUE;
            case CLAIMED -> ReviewPageText.TAB_CLAIMED;
            case RETURNED -> ReviewPageText.TAB_RETURNED;
            case APPROVED -> ReviewPageText.TAB_APPROVED;
        };
    }

    private FilterView filter(Situation situation) {
        DeskQuery query = situation.query();
        PageContext page = situation.page();
        return new FilterView(
                DeskQuery.PATH,
                query.tab().code(),
                query.chosen(),
                true,
                nodes(situation.reviewer(), page),
                Arrays.stream(UnitCategory.values())
                        .map(category -> new Option(category.code(), page.text(UnitText.of(category)), "", ""))
                        .toList(),
                query.unfiltered().at(DeskQuery.PATH));
    }

    /** The nodes that a reviewer may choose from: none for whom there is only one. */
    public List<Option> nodes(Reviewer reviewer, PageContext page) {
        Scope scope = reviewer.scope();
        List<Option> nodes = delegations.all().stream()
                .filter(delegations::isJoinable)
                .filter(node -> scope.includes(delegations.deskOf(Optional.of(node.id()))))
                .map(node -> new Option(node.code(), path(node, page), "", ""))
                .toList();
        return nodes.size() > 1 ? nodes : List.of();
    }

    private String path(Delegation node, PageContext page) {
        return node.name(page.language());
    }

    /** The name of the node that a unit joined; overseas the organiser's desk. */
    public String node(Optional<DelegationId> node, PageContext page) {
        return node.flatMap(delegations::find)
                .map(found -> found.name(page.language()))
                .orElseGet(() -> page.text(UnitText.OVERSEAS_DESK));
    }

    private DeskView.Row row(Situation situation, QueueItem item, @Nullable CaseView open) {
        UnitCase unit = item.unit();
        PageContext page = situation.page();
        boolean waits = unit.state() == UnitState.SUBMITTED;
        Duration waiting = Duration.between(unit.submittedAt(), clock.instant());
        return new DeskView.Row(
                unit.unit().toString(),
                situation.query().at(DeskQuery.PATH + "/units/" + unit.unit()),
                unit.name(),
                node(unit.node(), page) + " · " + page.text(UnitText.of(unit.category())),
                waits
                        ? waiting(waiting, page)
                        : page.shortMoment(unit.decidedAt().orElse(unit.submittedAt())),
                waits && waiting.compareTo(UnitReview.PATIENCE) > 0,
                unit.round(),
                item.claim()
                        .filter(claim -> !claim.isOf(situation.reviewer()))
                        .map(claim -> claim.name())
                        .orElse(""),
                open != null && open.head().unit().equals(unit.unit().toString()));
    }

    /** For how long somebody has been waiting. */
    public static String waiting(Duration waiting, PageContext page) {
        Map.Entry<TextKey, Long> told = waiting.toDays() > 0
                ? Map.entry(ReviewPageText.WAITING_DAYS, waiting.toDays())
                : waiting.toHours() > 0
                        ? Map.entry(ReviewPageText.WAITING_HOURS, waiting.toHours())
                        : Map.entry(ReviewPageText.WAITING_MINUTES, Math.max(0, waiting.toMinutes()));
        return page.text(told.getKey(), told.getValue());
    }

    /** What comes next when all is done. */
    private String nextDeadline(PageContext page) {
        Instant now = clock.instant();
        return editions.current()
                .filter(edition -> edition.isOpen(now))
                .map(edition -> page.text(ReviewPageText.NEXT_DEADLINE, page.until(edition.closesAt())))
                .orElseGet(() -> page.text(ReviewPageText.REGISTRATION_CLOSED));
    }
}
