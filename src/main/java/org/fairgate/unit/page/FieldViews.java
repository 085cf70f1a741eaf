package org.fairgate.unit.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fairgate.draft.form.DraftSheet;
import org.fairgate.draft.form.Option;
import org.fairgate.edition.Area;
import org.fairgate.edition.Catalogue;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.platform.page.PageContext;
import org.fairgate.unit.UnitDetails;
import org.fairgate.unit.form.ChoiceList;
import org.fairgate.unit.form.Choices;
import org.fairgate.unit.form.FieldRule;
import org.fairgate.unit.form.FieldType;
import org.fairgate.unit.form.FormPage;
import org.fairgate.unit.form.FormText;
import org.fairgate.unit.form.TextShape;
import org.fairgate.unit.form.UnitForm;
import org.jspecify.annotations.Nullable;

/** Turns the table of fields into what a page draws, for one kind of unit and one reader. */
final class FieldViews {
    /** A handful of choices is seen at a glance; more are searched. */
    private static final int AT_A_GLANCE = 16;

    private final Choices choices;
    private final Catalogue catalogue;
    private final UnitCategory category;
    private final PageContext page;
    private final boolean prefilled;

    /** @param prefilled whether the account filled in what it knows */
    FieldViews(Choices choices, UnitDetails details, PageContext page, boolean prefilled) {
        this.choices = choices;
        this.catalogue = details.edition().catalogue();
        this.category = details.unit().category();
        this.page = page;
        this.prefilled = prefilled;
    }

    /** The names of a page's fields, for saving it. */
    static DraftSheet sheet(FormPage formPage, UnitCategory category) {
        List<FieldRule> rules = UnitForm.fields(formPage, category);
        return new DraftSheet(
                formPage.code(),
                rules.stream()
                        .filter(rule -> !(rule.type() instanceof FieldType.Many))
                        .map(FieldRule::name)
                        .toList(),
                rules.stream()
                        .filter(rule -> rule.type() instanceof FieldType.Many)
                        .map(FieldRule::name)
                        .toList());
    }

    /** All fields of a page, in order. */
    List<FieldView> of(FormPage formPage) {
        return UnitForm.fields(formPage, category).stream().map(this::view).toList();
    }

    private FieldView view(FieldRule rule) {
        FieldType type = rule.type();
        if (type instanceof FieldType.One one) {
            return select(rule, one.list());
        }
        if (type instanceof FieldType.Many many) {
            return boxes(rule, many.list());
        }
        boolean lines = type instanceof FieldType.Text text && text.shape() == TextShape.LINES;
        return new FieldView(
                rule.name(),
                page.text(rule.label()),
                hint(rule),
                !rule.required(),
                lines ? FieldView.Control.LINES : FieldView.Control.LINE,
                typing(rule),
                null,
                List.of(),
                List.of());
    }

    private FieldView select(FieldRule rule, ChoiceList list) {
        List<Option> options = options(list);
        return new FieldView(
                rule.name(),
                page.text(rule.label()),
                hint(rule),
                !rule.required(),
                FieldView.Control.SELECT,
                typing(rule),
                list == ChoiceList.COUNTRIES ? page.text(UnitText.COUNTRY_SEARCH) : null,
                options,
                List.of());
    }

    private FieldView boxes(FieldRule rule, ChoiceList list) {
        List<Option> options = options(list);
        boolean few = options.size() <= AT_A_GLANCE;
        return new FieldView(
                rule.name(),
                page.text(rule.label()),
                page.text(
                        rule.type() instanceof FieldType.Many many && many.withinAreas()
                                ? UnitText.WITHIN_AREAS_HINT
                                : UnitText.AREAS_HINT),
                !rule.required(),
                few ? FieldView.Control.BOXES : FieldView.Control.BOXES_IN_GROUPS,
                typing(rule),
                page.text(list == ChoiceList.COUNTRIES ? UnitText.COUNTRY_FILTER : UnitText.PRODUCT_FILTER),
                options,
                few ? List.of() : groups(list, options));
    }

    private List<Option> options(ChoiceList list) {
        return switch (list) {
            case COUNTRIES -> options(choices.countries(page.language()), "");
            case PRODUCT_GROUPS -> ofAreas(Area::productGroups);
            case ZONES -> ofAreas(Area::zones);
            default -> options(choices.of(list, catalogue), "");
        };
    }

    private List<Option> ofAreas(Function<Area, List<Choice>> members) {
        return catalogue.areas().stream()
                .flatMap(area -> options(members.apply(area), area.code()).stream())
                .toList();
    }

    private List<Option> options(List<Choice> offered, String area) {
        return offered.stream()
                .map(choice -> new Option(
                        choice.code(),
                        choice.name(page.language()),
                        page.either(choice.nameEn(), choice.nameZh()),
                        area))
                .toList();
    }

    private List<Option.Group> groups(ChoiceList list, List<Option> options) {
        return switch (list) {
            case COUNTRIES ->
                Continents.group(options).entrySet().stream()
                        .map(entry -> new Option.Group(page.text(entry.getKey().text()), entry.getValue()))
                        .toList();
            case PRODUCT_GROUPS ->
                catalogue.areas().stream()
                        .map(area -> group(area, area.productGroups()))
                        .toList();
            case ZONES ->
                catalogue.areas().stream()
                        .map(area -> group(area, area.zones()))
                        .toList();
            default -> List.of(new Option.Group("", options));
        };
    }

    private Option.Group group(Area area, List<Choice> members) {
        return new Option.Group(area.name(page.language()), options(members, area.code()));
    }

    private @Nullable String hint(FieldRule rule) {
        boolean overseas = category.region() == Region.OVERSEAS;
        return switch (rule.label()) {
            case NAME ->
                overseas
                        ? page.text(UnitText.NAME_HINT_OVERSEAS)
                        : category.needsQualification()
                                ? page.text(UnitText.NAME_HINT, page.text(Documents.inText(category)))
                                : page.text(UnitText.NAME_HINT_PLAIN);
            case REGION -> page.text(UnitText.REGION_HINT);
            case REGISTERED_CAPITAL_WAN -> page.text(UnitText.REGISTERED_CAPITAL_HINT);
            case PRIOR_YEAR_IMPORT_WAN_USD -> page.text(UnitText.WAN_USD_HINT);
            case MOBILE -> overseas ? page.text(UnitText.MOBILE_OVERSEAS_HINT) : prefilledHint();
            case EMAIL -> prefilledHint();
            default -> null;
        };
    }

    private @Nullable String prefilledHint() {
        return prefilled ? page.text(UnitText.PREFILLED) : null;
    }

    private static final Map<FormText, String> AUTOCOMPLETE = Map.of(
            FormText.NAME, "organization",
            FormText.ADDRESS, "street-address",
            FormText.POSTCODE, "postal-code",
            FormText.WEBSITE, "url",
            FormText.CONTACT_NAME, "name",
            FormText.POSITION, "organization-title",
            FormText.MOBILE, "tel",
            FormText.EMAIL, "email");

    private FieldView.Typing typing(FieldRule rule) {
        int longest = rule.type() instanceof FieldType.Text text ? text.longest() : 40;
        @Nullable String autocomplete = AUTOCOMPLETE.get(rule.label());
        boolean mainland = category.region() == Region.DOMESTIC;
        return switch (rule.label()) {
            case POSTCODE ->
                new FieldView.Typing(longest, "text", "short", mainland ? "numeric" : null, autocomplete, null);
            case REGISTERED_CAPITAL_WAN, PRIOR_YEAR_IMPORT_WAN_USD ->
                new FieldView.Typing(longest, "text", "short", "decimal", autocomplete, null);
            case MOBILE, PHONE -> new FieldView.Typing(longest, "tel", "", null, autocomplete, null);
            // Not type=email or url: a browser would strip or refuse what is only half typed.
            case EMAIL -> new FieldView.Typing(longest, "text", "", "email", autocomplete, null);
            case WEBSITE -> new FieldView.Typing(longest, "text", "", "url", autocomplete, null);
            case NAME_EN -> new FieldView.Typing(longest, "text", "", null, autocomplete, "en");
            default -> new FieldView.Typing(longest, "text", "", null, autocomplete, null);
        };
    }
}
