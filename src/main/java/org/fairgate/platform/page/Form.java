package org.fairgate.platform.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is drawn: what stands in each field and what is wrong with it. A field's name is also its id in the page;
 * a problem's pointer {@code /contact/mobile} belongs to the field {@code contact.mobile}. Immutable.
 */
public final class Form {
    private static final Form EMPTY = new Form(Map.of(), List.of());

    private final Map<String, List<String>> values;
    private final List<Fault> faults;

    private Form(Map<String, List<String>> values, List<Fault> faults) {
        this.values = Map.copyOf(values);
        this.faults = List.copyOf(faults);
    }

    /**
     * One line of the error summary.
     *
     * @param field id of the field it is about; empty for the form as a whole
     */
    public record Fault(String field, String text) {}

    /** Nothing typed, nothing wrong. */
    public static Form empty() {
        return EMPTY;
    }

    /** A form with these values, such as a saved draft. */
    public static Form of(Map<String, ? extends Collection<String>> values) {
        Map<String, List<String>> copied = new LinkedHashMap<>();
        values.forEach((name, of) -> copied.put(name, List.copyOf(of)));
        return new Form(copied, List.of());
    }

    /** What a browser sent in these fields. Never name a password here: it is not sent back. */
    public static Form typed(Call call, String... fields) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String field : fields) {
            values.put(field, call.fields(field));
        }
        return new Form(values, List.of());
    }

    /** The same with one value put in place of another. */
    public Form with(String field, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(field, List.of(value));
        return new Form(changed, faults);
    }

    /** The same with one more fault. */
    public Form wrong(String field, String text) {
        List<Fault> more = new ArrayList<>(faults);
        more.add(new Fault(field, text));
        return new Form(values, more);
    }

    /** The same with what a refusal says of its fields, or of the whole form when it names none. */
    public Form refused(Problem problem, PageContext page) {
        if (problem.errors().isEmpty()) {
            return wrong("", page.text(problem.refusal(), problem.arguments().toArray()));
        }
        Form refused = this;
        for (FieldProblem one : problem.errors()) {
            refused = refused.wrong(
                    nameOf(one.pointer()), page.text(one.text(), one.arguments().toArray()));
        }
        return refused;
    }

    /** Whether there is nothing to correct. */
    public boolean isFine() {
        return faults.isEmpty();
    }

    /** What is wrong, in order. */
    public List<Fault> faults() {
        return faults;
    }

    /** The field's text; empty when there is none. */
    public String value(String field) {
        return values.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }

    /** All values of a field, such as a group of check boxes. */
    public List<String> values(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** Whether a radio button, option or check box with this value is on. */
    public boolean has(String field, String value) {
        return values(field).contains(value);
    }

    /** What is wrong with a field. */
    public Optional<String> fault(String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::text)
                .findFirst();
    }

    /** For {@code aria-invalid}: {@code true} or nothing. */
    public @Nullable String invalid(String field) {
        return fault(field).isPresent() ? "true" : null;
    }

    /** For {@code aria-describedby}: the ids of the field's error and hint, as far as they are there. */
    public @Nullable String describedBy(String field, boolean hint) {
        List<String> ids = new ArrayList<>();
        fault(field).ifPresent(text -> ids.add(field + "-error"));
        if (hint) {
            ids.add(field + "-hint");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    private static String nameOf(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }
}
