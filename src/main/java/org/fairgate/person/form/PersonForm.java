package org.fairgate.person.form;

import static org.fairgate.kernel.document.PersonKind.CHINESE_ABROAD;
import static org.fairgate.kernel.document.PersonKind.FOREIGN;
import static org.fairgate.kernel.document.PersonKind.HONG_KONG_MACAO_TAIWAN;
import static org.fairgate.kernel.document.PersonKind.MAINLAND;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.kernel.document.DocumentType;
import org.fairgate.kernel.document.PersonKind;

/** The table of all fields of persons, in the order of the form. */
public final class PersonForm {
    /** The badge is sent to a saved address. */
    public static final String EXPRESS = "express";

    /** The badge is picked up at the delegation. */
    public static final String PICK_UP = "pick-up";

    /** The ticked commitment. */
    public static final String YES = "yes";

    private static final List<PersonField> FIELDS = List.of(
            field("documentType", PersonFormText.DOCUMENT_TYPE, PersonInput.DOCUMENT_TYPE)
                    .star(),
            text("documentNumber", PersonFormText.DOCUMENT_NUMBER, PersonInput.DOCUMENT_NUMBER, 40)
                    .star(),
            text("name", PersonFormText.NAME, PersonInput.LINE, 100).star(),
            text("nameEn", PersonFormText.NAME_EN, PersonInput.LINE, 100)
                    .only(MAINLAND, HONG_KONG_MACAO_TAIWAN, CHINESE_ABROAD),
            field("sex", PersonFormText.SEX, PersonInput.SEX).star(),
            field("birth", PersonFormText.BIRTH, PersonInput.DATE).star(),
            field("nationality", PersonFormText.NATIONALITY, PersonInput.COUNTRY)
                    .only(FOREIGN)
                    .star(),
            field("expiry", PersonFormText.EXPIRY, PersonInput.DATE)
                    .only(FOREIGN, CHINESE_ABROAD)
                    .star(),
            text("mobile", PersonFormText.MOBILE, PersonInput.MAINLAND_MOBILE, 30)
                    .only(MAINLAND)
                    .star(),
            text("mobile", PersonFormText.MOBILE, PersonInput.ANY_MOBILE, 30)
                    .only(HONG_KONG_MACAO_TAIWAN, FOREIGN, CHINESE_ABROAD)
                    .star(),
            text("email", PersonFormText.EMAIL, PersonInput.EMAIL, 254).only(MAINLAND, HONG_KONG_MACAO_TAIWAN),
            text("email", PersonFormText.EMAIL, PersonInput.EMAIL, 254)
                    .only(FOREIGN, CHINESE_ABROAD)
                    .star(),
            text("department", PersonFormText.DEPARTMENT, PersonInput.LINE, 100),
            text("position", PersonFormText.POSITION, PersonInput.LINE, 100).star(),
            field("photo", PersonFormText.PHOTO, PersonInput.PHOTO).star(),
            field("proof", PersonFormText.PROOF, PersonInput.PROOF)
                    .only(CHINESE_ABROAD)
                    .star(),
            field("entryDays", PersonFormText.ENTRY_DAYS, PersonInput.DAYS).star(),
            field("delivery", PersonFormText.DELIVERY, PersonInput.DELIVERY).star(),
            field("addressId", PersonFormText.ADDRESS, PersonInput.ADDRESS).star(),
            field("commitment", PersonFormText.COMMITMENT, PersonInput.COMMITMENT)
                    .star());

    private PersonForm() {}

    /** The fields that a kind of person has, in the order of the form. */
    public static List<PersonField> fields(PersonKind kind) {
        return FIELDS.stream().filter(field -> field.kinds().contains(kind)).toList();
    }

    /**
     * Whether a field is asked for beside this document and delivery: sex and birth date unless the number tells them, the
     * expiry of passports, the address of an express delivery.
     */
    public static boolean asks(PersonField field, Optional<DocumentType> document, String delivery) {
        return switch (field.name()) {
            case "sex", "birth" -> document.filter(DocumentType::tellsBirth).isEmpty();
            case "expiry" -> document.map(DocumentType::isPassport).orElse(true);
            case "addressId" -> delivery.equals(EXPRESS);
            default -> true;
        };
    }

    /** Names of the draft's fields that hold one text, for the form of a kind. */
    public static List<String> texts(PersonKind kind) {
        return fields(kind).stream()
                .filter(field -> !isList(field))
                .flatMap(field -> field.input() == PersonInput.DATE
                        ? Stream.of(field.name() + "Year", field.name() + "Month", field.name() + "Day")
                        : Stream.of(field.name()))
                .toList();
    }

    /** Names of the draft's fields that hold a list. */
    public static List<String> lists(PersonKind kind) {
        return fields(kind).stream()
                .filter(PersonForm::isList)
                .map(PersonField::name)
                .toList();
    }

    private static boolean isList(PersonField field) {
        return field.input() == PersonInput.DAYS || field.input() == PersonInput.COMMITMENT;
    }

    private static PersonField field(String name, PersonFormText label, PersonInput input) {
        return text(name, label, input, 0);
    }

    private static PersonField text(String name, PersonFormText label, PersonInput input, int longest) {
        return new PersonField(name, label, input, longest, EnumSet.allOf(PersonKind.class), false);
    }
}
