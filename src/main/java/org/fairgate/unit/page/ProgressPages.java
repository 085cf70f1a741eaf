package org.fairgate.unit.page;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.delegation.Delegation;
import org.fairgate.edition.Edition;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;
import org.fairgate.unit.UnitDetails;
import org.fairgate.unit.UnitProgress;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.progress.Line;
import org.fairgate.unit.progress.Progress;
import org.fairgate.unit.progress.Step;
import org.fairgate.unit.progress.Task;
import org.fairgate.unit.progress.TaskState;

/** The progress page, where every sign-in leads (R-ACC-8). */
public final class ProgressPages {
    private final Pages pages;
    private final UnitService units;
    private final UnitProgress progress;
    private final InstantSource clock;

    public ProgressPages(Pages pages, UnitService units, UnitProgress progress, InstantSource clock) {
        this.pages = pages;
        this.units = units;
        this.progress = progress;
        this.clock = clock;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/progress", Access.UNIT, this::show));
    }

    /**
     * The page as it is drawn.
     *
     * @param when since when, until when or from when registration is open
     * @param liaison whom to ask; empty overseas
     */
    public record View(Now now, String when, List<TaskView> tasks, Optional<Delegation> liaison) {
        public View {
            tasks = List.copyOf(tasks);
        }
    }

    /** The one thing to do now: what, a sentence about it, and the button that leads there. */
    public record Now(String title, String lead, String button, String link) {}

    /**
     * One of the eight tasks.
     *
     * @param look class name of the item
     * @param link empty when it cannot start
     * @param tag class name of the state's tag
     */
    public record TaskView(
            String look, String title, String link, String facts, String reason, String tag, String state) {}

    private Future<Reply> show(Call call) {
        return units.details(call.caller().unit())
                .compose(details -> progress.of(details.unit().id())
                        .map(chart -> pages.show(
                                call, "unit/progress.jte", Map.of("view", view(details, chart, pages.context(call))))));
    }

    private View view(UnitDetails details, Progress chart, PageContext page) {
        boolean open = details.edition().isOpen(clock.instant());
        return new View(
                open ? now(chart, page) : closed(page),
                when(details.edition(), page),
                chart.tasks().stream().map(entry -> task(entry, page)).toList(),
                details.delegation());
    }

    private String when(Edition edition, PageContext page) {
        if (clock.instant().isBefore(edition.opensAt())) {
            return page.text(UnitText.OPENS_AT, page.moment(edition.opensAt()));
        }
        return page.text(
                edition.isOpen(clock.instant()) ? UnitText.CLOSES_AT : UnitText.CLOSED_AT,
                page.until(edition.closesAt()));
    }

    /** The first open task; when there is none, all that can be done so far is done. */
    private static Now now(Progress chart, PageContext page) {
        return chart.tasks().stream()
                .filter(entry -> entry.state() == TaskState.NEXT)
                .findFirst()
                .flatMap(entry -> entry.report().step().map(step -> next(entry, step, page)))
                .orElseGet(() -> waiting(chart, page));
    }

    private static Now next(Progress.Entry entry, Step step, PageContext page) {
        String facts = words(entry.report().facts(), page);
        boolean typing = entry.task() == Task.UNIT || entry.task() == Task.PERSONS;
        return new Now(
                page.text(step.label()),
                page.text(typing ? UnitText.NEXT_FILL_LEAD : UnitText.NEXT_LEAD, facts),
                page.text(typing ? UnitText.NEXT_GO : UnitText.NEXT_OPEN),
                step.link());
    }

    /** Somebody else's turn: the last task that waits says whose. */
    private static Now waiting(Progress chart, PageContext page) {
        return chart.tasks().stream()
                .filter(entry -> entry.state() == TaskState.WAITING)
                .reduce((first, second) -> second)
                .flatMap(entry -> entry.report()
                        .step()
                        .map(step -> new Now(
                                page.text(UnitText.NEXT_WAITING),
                                words(entry.report().facts(), page),
                                page.text(step.label()),
                                step.link())))
                .orElseGet(() -> seePreview(UnitText.NEXT_DONE, UnitText.NEXT_DONE_LEAD, page));
    }

    private static Now closed(PageContext page) {
        return seePreview(UnitText.NEXT_CLOSED, UnitText.NEXT_CLOSED_LEAD, page);
    }

    private static Now seePreview(UnitText title, UnitText lead, PageContext page) {
        return new Now(page.text(title), page.text(lead), page.text(UnitText.SEE_PREVIEW), StepView.PREVIEW);
    }

    private static TaskView task(Progress.Entry entry, PageContext page) {
        return new TaskView(
                look(entry.state()),
                page.text(entry.task().title()),
                entry.report().step().map(step -> step.link()).orElse(""),
                words(entry.report().facts(), page),
                entry.report().reason().map(line -> words(line, page)).orElse(""),
                tag(entry.state()),
                page.text(entry.state().label()));
    }

    private static String words(Line line, PageContext page) {
        return line.words(page::text, page::day);
    }

    private static String look(TaskState state) {
        return switch (state) {
            case DONE -> "done";
            case NEXT -> "now";
            case CANNOT_START -> "later";
            case TO_DO, WAITING -> "";
        };
    }

    private static String tag(TaskState state) {
        return switch (state) {
            case DONE -> "done";
            case NEXT, TO_DO -> "todo";
            case WAITING -> "wait";
            case CANNOT_START -> "later";
        };
    }
}
