package org.fairgate.person.form;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.document.DocumentType;
import org.fairgate.kernel.document.IdDocument;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.document.Sex;
import org.fairgate.unit.form.Choices;

/** Checks what was typed of a person against {@link PersonForm}. Never fails: whatever the JSON is, there is an outcome. */
public final class PersonCheck {
    private static final int SHOWN = 200;
    private static final Set<String> SEXES = Set.of(Sex.MALE.code(), Sex.FEMALE.code());
    private static final Set<String> DELIVERIES = Set.of(PersonForm.EXPRESS, PersonForm.PICK_UP);

    /** Parts of China: their people show permits. */
    private static final Set<String> PARTS_OF_CHINA = Set.of("HK", "MO", "TW");

    private final Set<String> nationalities;

    public PersonCheck(Choices choices) {
        this.nationalities = new LinkedHashSet<>();
        choices.countries(org.fairgate.kernel.Language.EN).stream()
                .map(choice -> choice.code())
                .filter(code -> !PARTS_OF_CHINA.contains(code))
                .forEach(nationalities::add);
    }

    /**
     * What a person is checked against.
     *
     * @param entryDays the edition's
     * @param today where the fair is
     * @param address whether a text is the id of a saved address
     * @param photo whether a text is the id of a photo that the unit has uploaded
     * @param proof whether a text is the id of a proof that the unit has uploaded
     */
    public record Setting(
            List<LocalDate> entryDays,
            LocalDate today,
            Predicate<String> address,
            Predicate<String> photo,
            Predicate<String> proof) {
        public Setting {
            entryDays = List.copyOf(entryDays);
        }
    }

    /** The codes of the countries that a foreign person may be a national of. */
    public Set<String> nationalities() {
        return Set.copyOf(nationalities);
    }

    /** The type of document that a draft names: of kinds with one document always that one. */
    public static Optional<DocumentType> documentType(PersonKind kind, JsonObject draft) {
        List<DocumentType> offered = kind.documents();
        String typed = text(draft, "documentType");
        return offered.size() == 1
                ? Optional.of(offered.get(0))
                : offered.stream().filter(type -> type.code().equals(typed)).findFirst();
    }

    /** Everything as it would be submitted, and everything that is missing or wrong. */
    public CheckedPerson check(PersonKind kind, JsonObject draft, Setting setting) {
        Typed typed = new Typed(kind, draft, documentType(kind, draft), setting);
        List<CheckedPersonField> fields = PersonForm.fields(kind).stream()
                .filter(field -> PersonForm.asks(field, typed.document, text(draft, "delivery"))
                        || typed.told(field.name()).isPresent())
                .map(field -> field(field, typed))
                .toList();
        return new CheckedPerson(kind, fields, typed.read());
    }

    /** What was typed, with what its document tells. */
    private record Typed(PersonKind kind, JsonObject draft, Optional<DocumentType> document, Setting setting) {
        Optional<IdDocument> read() {
            try {
                return document.map(type -> IdDocument.parse(type, text(draft, "documentNumber")));
            } catch (InvalidValue wrong) {
                return Optional.empty();
            }
        }

        /** What the document tells of a field, whatever is typed there. */
        Optional<String> told(String field) {
            return switch (field) {
                case "sex" -> read().flatMap(IdDocument::sex).map(Sex::code);
                case "birth" -> read().flatMap(IdDocument::birthDate).map(LocalDate::toString);
                default -> Optional.empty();
            };
        }
    }

    private CheckedPersonField field(PersonField field, Typed typed) {
        JsonObject draft = typed.draft;
        return switch (field.input()) {
            case DOCUMENT_TYPE ->
                typed.document
                        .map(type -> CheckedPersonField.right(field, type.code()))
                        .orElseGet(() -> oneOf(field, text(draft, field.name()), Set.of()));
            case DOCUMENT_NUMBER -> number(field, typed);
            case LINE, MAINLAND_MOBILE, ANY_MOBILE, EMAIL -> line(field, draft);
            case SEX ->
                typed.told("sex")
                        .map(sex -> CheckedPersonField.right(field, sex))
                        .orElseGet(() -> oneOf(field, text(draft, field.name()), SEXES));
            case DATE -> date(field, typed);
            case COUNTRY -> oneOf(field, text(draft, field.name()), nationalities);
            case DELIVERY -> oneOf(field, text(draft, field.name()), DELIVERIES);
            case DAYS -> days(field, typed);
            case ADDRESS -> named(field, draft, typed.setting.address, PersonFormText.NO_SUCH_ADDRESS);
            case PHOTO -> named(field, draft, typed.setting.photo, PersonFormText.MISSING_FILE);
            case PROOF -> named(field, draft, typed.setting.proof, PersonFormText.MISSING_FILE);
            case COMMITMENT ->
                texts(draft, field.name()).contains(PersonForm.YES)
                        ? CheckedPersonField.right(field, PersonForm.YES)
                        : missing(field, PersonFormText.MISSING_COMMITMENT);
        };
    }

    private static CheckedPersonField number(PersonField field, Typed typed) {
        String text = text(typed.draft, field.name());
        if (text.isEmpty()) {
            return missing(field, PersonFormText.MISSING_TEXT);
        }
        if (typed.document.isEmpty()) {
            return shown(field, text);
        }
        try {
            return CheckedPersonField.right(
                    field, IdDocument.parse(typed.document.get(), text).number());
        } catch (InvalidValue wrong) {
            return wrong(field, text, new PersonIssue(field, said(wrong)));
        }
    }

    private static PersonFormText said(InvalidValue wrong) {
        return switch (wrong.reason()) {
            case DOCUMENT_FIFTEEN_DIGITS -> PersonFormText.BAD_DOCUMENT_FIFTEEN_DIGITS;
            case DOCUMENT_CHECK_DIGIT -> PersonFormText.BAD_DOCUMENT_CHECK_DIGIT;
            case DOCUMENT_DATE -> PersonFormText.BAD_DOCUMENT_DATE;
            case DOCUMENT_REGION -> PersonFormText.BAD_DOCUMENT_REGION;
            default -> PersonFormText.BAD_DOCUMENT;
        };
    }

    private static CheckedPersonField line(PersonField field, JsonObject draft) {
        String text = text(draft, field.name());
        if (text.isEmpty()) {
            return missing(field, PersonFormText.MISSING_TEXT);
        }
        int length = text.codePointCount(0, text.length());
        if (length > field.longest()) {
            return wrong(
                    field, text, new PersonIssue(field, PersonFormText.TOO_LONG, List.of(field.longest(), length)));
        }
        try {
            return CheckedPersonField.right(field, read(field.input(), text));
        } catch (InvalidValue wrong) {
            return wrong(field, text, new PersonIssue(field, problem(field.input())));
        }
    }

    private static String read(PersonInput input, String text) {
        return switch (input) {
            case MAINLAND_MOBILE -> Mobile.parse(text).display();
            case ANY_MOBILE ->
                (text.startsWith("+") && !text.startsWith("+86")
                                ? Mobile.ofE164("+" + text.replaceAll("[^0-9]", ""))
                                : Mobile.parse(text))
                        .display();
            case EMAIL -> EmailAddress.parse(text).value();
            default -> oneLine(text);
        };
    }

    private static String oneLine(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(InvalidValue.Reason.DOCUMENT_FORMAT);
        }
        return text;
    }

    private static PersonFormText problem(PersonInput input) {
        return switch (input) {
            case MAINLAND_MOBILE -> PersonFormText.BAD_MOBILE;
            case ANY_MOBILE -> PersonFormText.BAD_FOREIGN_MOBILE;
            case EMAIL -> PersonFormText.BAD_EMAIL;
            default -> PersonFormText.BAD_TEXT;
        };
    }

    private static CheckedPersonField date(PersonField field, Typed typed) {
        Optional<String> told = typed.told(field.name());
        TypedDate parts = TypedDate.of(typed.draft, field.name());
        if (told.isEmpty() && parts.isEmpty()) {
            return missing(field, PersonFormText.MISSING_TEXT);
        }
        Optional<LocalDate> date = told.map(LocalDate::parse).or(parts::date);
        if (date.isEmpty()) {
            return wrong(field, parts.toString(), new PersonIssue(field, PersonFormText.BAD_DATE));
        }
        String text = date.get().toString();
        LocalDate today = typed.setting.today;
        if (field.name().equals("birth")) {
            return date.get().isAfter(today) || date.get().isBefore(today.minusYears(150))
                    ? wrong(field, text, new PersonIssue(field, PersonFormText.BAD_BIRTH))
                    : CheckedPersonField.right(field, text);
        }
        return date.get().isBefore(lastDay(typed))
                ? wrong(field, text, new PersonIssue(field, PersonFormText.EXPIRES_TOO_SOON))
                : CheckedPersonField.right(field, text);
    }

    /** The last day on which the person wants to enter; today while none is chosen. */
    private static LocalDate lastDay(Typed typed) {
        Set<String> chosen = texts(typed.draft, "entryDays");
        return typed.setting.entryDays.stream()
                .filter(day -> chosen.contains(day.toString()))
                .max(LocalDate::compareTo)
                .orElse(typed.setting.today);
    }

    private static CheckedPersonField days(PersonField field, Typed typed) {
        Set<String> chosen = texts(typed.draft, field.name());
        List<String> known = typed.setting.entryDays.stream()
                .map(LocalDate::toString)
                .filter(chosen::contains)
                .toList();
        if (chosen.isEmpty()) {
            return missing(field, PersonFormText.MISSING_DAYS);
        }
        return new CheckedPersonField(
                field,
                known,
                known.size() == chosen.size()
                        ? Optional.empty()
                        : Optional.of(new PersonIssue(field, PersonFormText.NOT_AN_ENTRY_DAY)));
    }

    private static CheckedPersonField oneOf(PersonField field, String code, Set<String> offered) {
        if (code.isEmpty()) {
            return missing(field, PersonFormText.MISSING_CHOICE);
        }
        return offered.contains(code)
                ? CheckedPersonField.right(field, code)
                : wrong(field, code, new PersonIssue(field, PersonFormText.NOT_IN_LIST));
    }

    private static CheckedPersonField named(
            PersonField field, JsonObject draft, Predicate<String> known, PersonFormText unknown) {
        String id = text(draft, field.name());
        if (known.test(id)) {
            return CheckedPersonField.right(field, id);
        }
        boolean chosen = !id.isEmpty();
        PersonFormText none = field.input() == PersonInput.ADDRESS ? PersonFormText.MISSING_CHOICE : unknown;
        return new CheckedPersonField(field, List.of(), Optional.of(new PersonIssue(field, chosen ? unknown : none)));
    }

    private static CheckedPersonField missing(PersonField field, PersonFormText said) {
        return new CheckedPersonField(
                field, List.of(), field.required() ? Optional.of(new PersonIssue(field, said)) : Optional.empty());
    }

    private static CheckedPersonField shown(PersonField field, String text) {
        return new CheckedPersonField(field, List.of(shortened(text)), Optional.empty());
    }

    private static CheckedPersonField wrong(PersonField field, String typed, PersonIssue issue) {
        return new CheckedPersonField(field, List.of(shortened(typed)), Optional.of(issue));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** What stands in a field, without blanks around it; of anything but text and numbers nothing. */
    static String text(JsonObject draft, String name) {
        Object value = draft.getValue(name);
        return value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
    }

    /** The texts of a list, each once. */
    private static Set<String> texts(JsonObject draft, String name) {
        Set<String> texts = new LinkedHashSet<>();
        if (draft.getValue(name) instanceof JsonArray array) {
            array.forEach(value -> texts.add(String.valueOf(value)));
        }
        texts.remove("");
        return texts;
    }
}
