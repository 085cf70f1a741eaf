package org.fairgate.unit.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fairgate.edition.Area;
import org.fairgate.edition.Catalogue;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.UnitCategory;

/** Checks pages against the table of {@link UnitForm}. Never fails: whatever the JSON is, the outcome is a page. */
public final class FormCheck {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,30})(?:\\.([0-9]{1,10}))?");

    /** Shown of a text that is far too long. */
    private static final int SHOWN = 600;

    private final Choices choices;

    public FormCheck(Choices choices) {
        this.choices = choices;
    }

    /** Who fills the form in, and from which lists. */
    public record Setting(UnitCategory category, Catalogue catalogue) {}

    /**
     * All pages that a unit has, in order.
     *
     * @param drafts what was typed, by {@link FormPage#code}; the stored document stands under {@code qualification} as
     *     {@code {"file": id}}
     */
    public List<CheckedPage> check(Map<String, JsonNode> drafts, Setting setting) {
        List<CheckedPage> pages = new ArrayList<>();
        for (FormPage page : FormPage.values()) {
            List<FieldRule> rules = UnitForm.fields(page, setting.category());
            if (!rules.isEmpty()) {
                JsonNode draft = drafts.getOrDefault(page.code(), MissingNode.getInstance());
                pages.add(new CheckedPage(
                        page,
                        rules.stream().map(rule -> field(rule, draft, setting)).toList()));
            }
        }
        return pages;
    }

    private CheckedField field(FieldRule rule, JsonNode draft, Setting setting) {
        JsonNode value = draft.path(rule.name());
        FieldType type = rule.type();
        if (type instanceof FieldType.Text text) {
            return text(rule, text, value);
        }
        if (type instanceof FieldType.Amount amount) {
            return amount(rule, amount, value);
        }
        if (type instanceof FieldType.One one) {
            return chosen(rule, codes(value), choices.of(one.list(), setting.catalogue()));
        }
        if (type instanceof FieldType.Many many) {
            CheckedField found = chosen(rule, codes(value), choices.of(many.list(), setting.catalogue()));
            return many.withinAreas() ? withinAreas(found, codes(draft.path("areas")), setting.catalogue()) : found;
        }
        return value.isTextual() ? shown(rule, value.textValue()) : missing(rule, FormText.MISSING_FILE);
    }

    private static CheckedField text(FieldRule rule, FieldType.Text type, JsonNode value) {
        if (empty(value)) {
            return missing(rule, FormText.MISSING_TEXT);
        }
        if (!value.isTextual() && !value.isNumber()) {
            return wrong(rule, List.of(), new FormIssue(rule, FormText.BAD_TEXT));
        }
        String stripped = value.asText().strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > type.longest()) {
            return wrong(
                    rule,
                    List.of(shortened(stripped)),
                    new FormIssue(rule, FormText.TOO_LONG, List.of(type.longest(), length)));
        }
        return type.shape()
                .read(stripped)
                .map(read -> shown(rule, read))
                .orElseGet(() -> wrong(
                        rule,
                        List.of(stripped),
                        new FormIssue(rule, type.shape().problem())));
    }

    private static CheckedField amount(FieldRule rule, FieldType.Amount type, JsonNode value) {
        if (empty(value)) {
            return missing(rule, FormText.MISSING_TEXT);
        }
        String typed = plain(value);
        var parts = AMOUNT.matcher(typed.replace(",", "").replace("，", ""));
        boolean right = parts.matches()
                && new BigDecimal(parts.group()).precision() - new BigDecimal(parts.group()).scale() <= type.digits()
                && (parts.group(2) == null || parts.group(2).length() <= type.decimals());
        return right
                ? shown(rule, parts.group())
                : wrong(
                        rule,
                        List.of(shortened(typed)),
                        new FormIssue(rule, FormText.BAD_AMOUNT, List.of(type.digits(), type.decimals())));
    }

    /** A number as typed; a JSON number only up to a size at which writing it out is cheap. */
    private static String plain(JsonNode value) {
        if (!value.isNumber()) {
            return value.isTextual() ? value.textValue().strip() : "";
        }
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            return value.asText();
        }
        BigDecimal number = value.decimalValue();
        return Math.abs(number.scale()) + number.precision() > 60 ? number.toString() : number.toPlainString();
    }

    private static CheckedField chosen(FieldRule rule, Set<String> codes, List<Choice> offered) {
        if (codes.isEmpty()) {
            return missing(rule, FormText.MISSING_CHOICE);
        }
        List<Choice> known =
                offered.stream().filter(choice -> codes.contains(choice.code())).toList();
        boolean right = known.size() == codes.size() && (known.size() == 1 || rule.type() instanceof FieldType.Many);
        return new CheckedField(
                rule, known, right ? Optional.empty() : Optional.of(new FormIssue(rule, FormText.NOT_IN_LIST)));
    }

    private static CheckedField withinAreas(CheckedField found, Set<String> areas, Catalogue catalogue) {
        if (found.issue().isPresent()) {
            return found;
        }
        Set<String> allowed = catalogue.areas().stream()
                .filter(area -> areas.contains(area.code()))
                .flatMap(area -> members(area, found.rule()).stream())
                .map(Choice::code)
                .collect(Collectors.toSet());
        return allowed.containsAll(found.codes())
                ? found
                : wrongChoices(found, new FormIssue(found.rule(), FormText.NOT_IN_AREAS));
    }

    private static List<Choice> members(Area area, FieldRule rule) {
        return rule.type() instanceof FieldType.Many many && many.list() == ChoiceList.ZONES
                ? area.zones()
                : area.productGroups();
    }

    /** The codes in a text or in an array of texts, each once; anything else in it counts as an unknown code. */
    private static Set<String> codes(JsonNode value) {
        Set<String> codes = new LinkedHashSet<>();
        if (value.isArray()) {
            value.forEach(element -> codes.add(element.isTextual() ? element.textValue() : element.toString()));
            codes.remove("");
        } else if (!empty(value)) {
            codes.add(value.isTextual() ? value.textValue().strip() : value.toString());
        }
        return codes;
    }

    private static boolean empty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isBlank();
    }

    private static CheckedField shown(FieldRule rule, String text) {
        return new CheckedField(rule, List.of(new Choice(text, text, text)), Optional.empty());
    }

    private static CheckedField missing(FieldRule rule, FormText said) {
        return new CheckedField(
                rule, List.of(), rule.required() ? Optional.of(new FormIssue(rule, said)) : Optional.empty());
    }

    private static CheckedField wrong(FieldRule rule, List<String> typed, FormIssue issue) {
        return new CheckedField(
                rule, typed.stream().map(text -> new Choice(text, text, text)).toList(), Optional.of(issue));
    }

    private static CheckedField wrongChoices(CheckedField found, FormIssue issue) {
        return new CheckedField(found.rule(), found.values(), Optional.of(issue));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
