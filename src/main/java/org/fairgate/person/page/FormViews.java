package org.fairgate.person.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fairgate.address.Address;
import org.fairgate.delegation.Delegation;
import org.fairgate.draft.form.DraftForm;
import org.fairgate.draft.form.DraftSheet;
import org.fairgate.draft.form.Option;
import org.fairgate.file.FilePurpose;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.document.DocumentType;
import org.fairgate.kernel.document.IdDocument;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.document.Sex;
import org.fairgate.person.base.Person;
import org.fairgate.person.form.CheckedPerson;
import org.fairgate.person.form.PersonField;
import org.fairgate.person.form.PersonForm;
import org.fairgate.person.form.PersonFormText;
import org.fairgate.person.form.PersonInput;
import org.fairgate.person.form.PersonIssue;
import org.fairgate.platform.page.PageContext;
import org.fairgate.unit.Reason;
import org.fairgate.unit.UnitDetails;

/** Turns the table of a person's fields into what its pages draw, for one person and one reader. */
final class FormViews {
    private static final Map<String, PersonPageText> SECTIONS = new java.util.LinkedHashMap<>();
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "identity",
            Set.of(
                    "documentType",
                    "documentNumber",
                    "name",
                    "nameEn",
                    "sex",
                    "birth",
                    "nationality",
                    "expiry",
                    "proof"),
            "picture",
            Set.of("photo"),
            "contact",
            Set.of("mobile", "email", "department", "position"),
            "visit",
            Set.of("entryDays", "delivery", "addressId"),
            "promise",
            Set.of("commitment"));

    static {
        SECTIONS.put("identity", PersonPageText.SECTION_IDENTITY);
        SECTIONS.put("picture", PersonPageText.SECTION_PHOTO);
        SECTIONS.put("contact", PersonPageText.SECTION_CONTACT);
        SECTIONS.put("visit", PersonPageText.SECTION_VISIT);
        SECTIONS.put("promise", PersonPageText.SECTION_PROMISE);
    }

    private final Person person;
    private final Shown shown;
    private final PageContext page;

    FormViews(Shown shown, PageContext page) {
        this.person = shown.person();
        this.shown = shown;
        this.page = page;
    }

    /** A person with all that its pages show beside what is typed of it. */
    record Shown(Person person, UnitDetails unit, List<Address> addresses, Countries countries) {
        Shown {
            addresses = List.copyOf(addresses);
        }
    }

    /** The names of a person's fields, for saving it. */
    static DraftSheet sheet(Person person) {
        return new DraftSheet(person.key().page(), PersonForm.texts(person.kind()), PersonForm.lists(person.kind()));
    }

    /** Its name, or that it has none yet. */
    String title(String name) {
        return name.isBlank() ? page.text(PersonPageText.FORM_TITLE_NEW) : name;
    }

    List<FormView.Section> sections() {
        List<PersonField> fields = PersonForm.fields(person.kind());
        return SECTIONS.entrySet().stream()
                .map(section -> new FormView.Section(
                        section.getKey(),
                        page.text(section.getValue()),
                        fields.stream()
                                .filter(field -> FIELDS.getOrDefault(section.getKey(), Set.of())
                                        .contains(field.name()))
                                .toList()))
                .toList();
    }

    FormView.Lists lists() {
        return new FormView.Lists(
                person.kind().documents().stream()
                        .map(type -> option(type.code(), page.text(Words.document(type)), ""))
                        .toList(),
                sexes(),
                person.kind() == PersonKind.FOREIGN ? countries() : List.of(),
                days(),
                deliveries(),
                shown.addresses().stream().map(this::address).toList(),
                List.of(option(PersonForm.YES, page.text(PersonFormText.COMMITMENT_YES), "")));
    }

    private List<Option> sexes() {
        return List.of(
                option(Sex.MALE.code(), page.text(PersonFormText.SEX_MALE), ""),
                option(Sex.FEMALE.code(), page.text(PersonFormText.SEX_FEMALE), ""));
    }

    private List<Option> deliveries() {
        return List.of(
                option(
                        PersonForm.EXPRESS,
                        page.text(PersonFormText.DELIVERY_EXPRESS),
                        page.text(PersonPageText.EXPRESS_WHERE)),
                option(
                        PersonForm.PICK_UP,
                        page.text(PersonFormText.DELIVERY_PICK_UP),
                        page.text(PersonPageText.PICK_UP_WHERE, reviewer())));
    }

    private List<Option> countries() {
        return shown.countries().of(page.language());
    }

    /** The name of a code in a field. */
    String named(PersonField field, String code) {
        List<Option> offered = switch (field.input()) {
            case SEX -> sexes();
            case COUNTRY -> countries();
            case DELIVERY -> deliveries();
            default -> List.of();
        };
        return code.isEmpty() ? "" : Option.labels(offered, List.of(code)).get(0);
    }

    /** The edition's entry days. */
    List<Option> days() {
        return shown.unit().edition().entryDays().stream()
                .map(day -> option(day.toString(), Words.day(day, page), ""))
                .toList();
    }

    /** An address: who, and where. */
    Option address(Address address) {
        return option(
                address.id().toString(),
                address.recipient() + " " + address.phone(),
                page.either(address.region() + address.address(), address.address() + ", " + address.region()));
    }

    private static Option option(String code, String label, String search) {
        return new Option(code, label, search, "");
    }

    /** Who reviews the unit and hands out its badges. */
    String reviewer() {
        return shown.unit()
                .delegation()
                .map((Delegation node) -> node.name(page.language()))
                .orElseGet(() -> page.text(PersonPageText.OVERSEAS_DESK));
    }

    /** @param wrong why the last upload was refused, by the name of the field */
    List<FormView.Picture> pictures(DraftForm form, int longestFile, Map<String, String> wrong) {
        List<FormView.Picture> pictures = new ArrayList<>();
        for (PersonField field : PersonForm.fields(person.kind())) {
            if (field.input() == PersonInput.PHOTO || field.input() == PersonInput.PROOF) {
                pictures.add(new FormView.Picture(
                        field.name(),
                        page.text(field.label()),
                        purpose(field).code(),
                        longestFile,
                        url(form.value(field.name())).orElse(null),
                        wrong.get(field.name())));
            }
        }
        return pictures;
    }

    static FilePurpose purpose(PersonField field) {
        return field.input() == PersonInput.PHOTO ? FilePurpose.PERSON_PHOTO : FilePurpose.PERSON_PROOF;
    }

    /** Where a picture is, when the text is the id of one. */
    static Optional<String> url(String id) {
        return id.matches("[0-9a-f-]{36}") ? Optional.of("/api/v1/files/" + id) : Optional.empty();
    }

    /** What the number tells of birth date and sex. */
    String read(DraftForm form) {
        return type(form)
                .filter(DocumentType::tellsBirth)
                .flatMap(type -> parsed(type, form.value("documentNumber")))
                .map(this::told)
                .orElseGet(() -> page.text(PersonPageText.READ_NONE));
    }

    private String told(IdDocument document) {
        String born = document.birthDate().map(date -> Words.date(date, page)).orElse("");
        return born + " · "
                + document.sex()
                        .map(sex -> page.text(sex == Sex.MALE ? PersonFormText.SEX_MALE : PersonFormText.SEX_FEMALE))
                        .orElse("");
    }

    Optional<DocumentType> type(DraftForm form) {
        List<DocumentType> offered = person.kind().documents();
        return offered.size() == 1
                ? Optional.of(offered.get(0))
                : offered.stream()
                        .filter(type -> type.code().equals(form.value("documentType")))
                        .findFirst();
    }

    private static Optional<IdDocument> parsed(DocumentType type, String number) {
        try {
            return Optional.of(IdDocument.parse(type, number));
        } catch (InvalidValue notYet) {
            return Optional.empty();
        }
    }

    /** Lines under labels, by the names of the fields. */
    Map<String, String> hints() {
        PersonKind kind = person.kind();
        Map<String, String> hints = new HashMap<>();
        hints.put(
                "documentNumber",
                page.text(
                        switch (kind) {
                            case MAINLAND -> PersonPageText.NUMBER_HINT_RESIDENT_ID;
                            case HONG_KONG_MACAO_TAIWAN -> PersonPageText.NUMBER_HINT_HMT;
                            case FOREIGN, CHINESE_ABROAD -> PersonPageText.NUMBER_HINT_PASSPORT;
                        }));
        if (kind == PersonKind.FOREIGN) {
            hints.put("name", page.text(PersonPageText.NAME_HINT_LATIN));
        }
        if (kind != PersonKind.MAINLAND) {
            hints.put("mobile", page.text(PersonPageText.MOBILE_HINT));
        }
        return hints;
    }

    /** What is missing or wrong, each with where to put it right. */
    List<FormView.Problem> problems(CheckedPerson checked) {
        return checked.issues().stream()
                .map(issue -> new FormView.Problem(
                        issue.field().anchor(),
                        page.text(
                                PersonPageText.PROBLEM, page.text(issue.field().label()), words(issue))))
                .toList();
    }

    /** The same beside the fields, without naming them. */
    Map<String, String> besideFields(CheckedPerson checked) {
        Map<String, String> beside = new HashMap<>();
        checked.issues().forEach(issue -> beside.put(issue.field().anchor(), words(issue)));
        return beside;
    }

    private String words(PersonIssue issue) {
        return page.text(issue.text(), issue.argumentArray());
    }

    /** Why a reviewer sent it back, each with where to put it right. */
    List<FormView.Problem> reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> field(reason)
                        .map(field -> new FormView.Problem(
                                field.anchor(),
                                page.text(PersonPageText.PROBLEM, page.text(field.label()), reason.text())))
                        .orElseGet(() -> new FormView.Problem("", reason.text())))
                .toList();
    }

    /** The same beside the fields. */
    Map<String, String> reasonsBesideFields(List<Reason> reasons) {
        Map<String, String> beside = new HashMap<>();
        reasons.forEach(reason -> field(reason)
                .ifPresent(
                        field -> beside.put(field.anchor(), page.text(PersonPageText.RETURNED_REASON, reason.text()))));
        return beside;
    }

    private Optional<PersonField> field(Reason reason) {
        return PersonForm.fields(person.kind()).stream()
                .filter(field ->
                        field.name().equals(reason.field()) || field.anchor().equals(reason.field()))
                .findFirst();
    }
}
