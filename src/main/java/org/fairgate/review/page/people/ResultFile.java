package org.fairgate.review.page.people;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.person.base.Person;
import org.fairgate.person.sheet.raw.SafeText;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.text.TextKey;
import org.fairgate.review.BulkResult;
import org.fairgate.review.PersonReview;
import org.fairgate.review.page.model.ReviewPageText;
import org.fairgate.unit.life.UnitCase;

/**
 * The result of a bulk decision as a file to keep: CSV with a line for each person, which no spreadsheet program takes for
 * formulas. It travels within the page, so nothing is stored and it is there without scripts.
 */
final class ResultFile {
    /** Tells spreadsheet programs that it is UTF-8. */
    private static final String MARK = "\ufeff";

    private final PageContext page;
    private final PersonReview.Page who;
    private final Map<PersonId, Person> persons;

    /** @param who those of the decision whom the reviewer sees */
    ResultFile(PageContext page, PersonReview.Page who) {
        this.page = page;
        this.who = who;
        this.persons = who.persons().stream()
                .collect(Collectors.toMap(person -> person.key().person(), Function.identity()));
    }

    /** The names of those of the decision. */
    Map<PersonId, String> names() {
        return persons.values().stream()
                .collect(Collectors.toMap(
                        person -> person.key().person(),
                        person -> person.summary().name()));
    }

    /** The address of the file, which is the file itself. */
    String address(BulkResult result) {
        byte[] bytes = csv(result).getBytes(StandardCharsets.UTF_8);
        return "data:text/csv;charset=utf-8;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    String csv(BulkResult result) {
        Stream<String> head = Stream.of(line(
                page.text(ReviewPageText.PERSON),
                page.text(ReviewPageText.UNIT),
                page.text(ReviewPageText.RESULT),
                page.text(ReviewPageText.RESULT_WHY)));
        Stream<String> done = result.done().stream().map(item -> line(item, ReviewPageText.RESULT_DONE, ""));
        Stream<String> skipped = result.skipped().stream()
                .map(refused -> line(refused.item(), ReviewPageText.RESULT_SKIPPED, page.text(refused.why())));
        Stream<String> failed = result.failed().stream()
                .map(item -> line(item, ReviewPageText.RESULT_FAILED, page.text(ReviewPageText.FAILED_WHY)));
        return Stream.of(head, done, skipped, failed)
                .flatMap(Function.identity())
                .collect(Collectors.joining("\r\n", MARK, "\r\n"));
    }

    private String line(BulkResult.Item item, TextKey outcome, String why) {
        Person person = persons.get(item.person());
        UnitCase unit = who.units().get(item.unit());
        return line(
                person == null ? item.person().toString() : person.summary().name(),
                unit == null ? "" : unit.name(),
                page.text(outcome),
                why);
    }

    private static String line(String... cells) {
        return List.of(cells).stream()
                .map(cell -> '"' + SafeText.quoted(cell).replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
