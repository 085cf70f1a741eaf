package org.fairgate.unit.form;

import static org.fairgate.unit.form.FormPage.CONTACT;
import static org.fairgate.unit.form.FormPage.PURCHASE_INTENTION;
import static org.fairgate.unit.form.FormPage.QUALIFICATION;
import static org.fairgate.unit.form.FormPage.UNIT;
import static org.fairgate.unit.form.Reach.DOMESTIC;
import static org.fairgate.unit.form.Reach.OVERSEAS;
import static org.fairgate.unit.form.Reach.WITH_DOCUMENT;

import java.util.List;
import org.fairgate.kernel.UnitCategory;

/** The table of all fields, in the order of the pages. */
public final class UnitForm {
    private static final List<FieldRule> RULES = List.of(
            text(UNIT, "name", FormText.NAME, 100).star(),
            text(UNIT, "nameEn", FormText.NAME_EN, 200),
            text(UNIT, "legalRepresentative", FormText.LEGAL_REPRESENTATIVE, 50),
            one(UNIT, "industry", FormText.INDUSTRY, ChoiceList.INDUSTRIES).star(),
            amount(UNIT, "registeredCapitalWan", FormText.REGISTERED_CAPITAL_WAN),
            amount(UNIT, "priorYearImportWanUsd", FormText.PRIOR_YEAR_IMPORT_WAN_USD),
            one(UNIT, "employees", FormText.EMPLOYEES, ChoiceList.EMPLOYEES),
            text(UNIT, "region", FormText.REGION, 50).only(DOMESTIC).star(),
            one(UNIT, "country", FormText.COUNTRY, ChoiceList.COUNTRIES)
                    .only(OVERSEAS)
                    .star(),
            text(UNIT, "address", FormText.ADDRESS, 200).star(),
            shaped(UNIT, "postcode", FormText.POSTCODE, new FieldType.Text(12, TextShape.POSTCODE))
                    .only(DOMESTIC),
            shaped(UNIT, "postcode", FormText.POSTCODE, new FieldType.Text(12, TextShape.FOREIGN_POSTCODE))
                    .only(OVERSEAS),
            shaped(UNIT, "website", FormText.WEBSITE, new FieldType.Text(200, TextShape.WEBSITE)),
            shaped(UNIT, "introduction", FormText.INTRODUCTION, new FieldType.Text(500, TextShape.LINES)),
            text(CONTACT, "name", FormText.CONTACT_NAME, 50).star(),
            text(CONTACT, "department", FormText.DEPARTMENT, 100),
            text(CONTACT, "position", FormText.POSITION, 100),
            shaped(CONTACT, "mobile", FormText.MOBILE, new FieldType.Text(30, TextShape.MAINLAND_MOBILE))
                    .only(DOMESTIC)
                    .star(),
            shaped(CONTACT, "mobile", FormText.MOBILE, new FieldType.Text(30, TextShape.ANY_MOBILE))
                    .only(OVERSEAS)
                    .star(),
            shaped(CONTACT, "phone", FormText.PHONE, new FieldType.Text(40, TextShape.PHONE)),
            shaped(CONTACT, "email", FormText.EMAIL, new FieldType.Text(254, TextShape.EMAIL))
                    .star(),
            text(CONTACT, "postalAddress", FormText.POSTAL_ADDRESS, 200),
            shaped(CONTACT, "wechat", FormText.WECHAT, new FieldType.Text(30, TextShape.WECHAT)),
            shaped(QUALIFICATION, "file", FormText.FILE, new FieldType.Document())
                    .only(WITH_DOCUMENT)
                    .star(),
            many("areas", FormText.AREAS, ChoiceList.AREAS, false).star(),
            many("productGroups", FormText.PRODUCT_GROUPS, ChoiceList.PRODUCT_GROUPS, true)
                    .star(),
            many("zones", FormText.ZONES, ChoiceList.ZONES, true),
            one(PURCHASE_INTENTION, "volume", FormText.VOLUME, ChoiceList.VOLUMES)
                    .star(),
            many("countries", FormText.COUNTRIES, ChoiceList.COUNTRIES, false).star(),
            many("purposes", FormText.PURPOSES, ChoiceList.PURPOSES, false).star(),
            shaped(PURCHASE_INTENTION, "remarks", FormText.REMARKS, new FieldType.Text(500, TextShape.LINES)));

    private UnitForm() {}

    /** Every rule of every page, also those for some categories only. */
    public static List<FieldRule> all() {
        return RULES;
    }

    /** The fields that a unit of this category has on a page; none when it does not have the page. */
    public static List<FieldRule> fields(FormPage page, UnitCategory category) {
        return RULES.stream()
                .filter(rule -> rule.page() == page && rule.reach().includes(category))
                .toList();
    }

    private static FieldRule shaped(FormPage page, String name, FormText label, FieldType type) {
        return new FieldRule(page, name, label, type, Reach.EVERYONE, false);
    }

    private static FieldRule text(FormPage page, String name, FormText label, int longest) {
        return shaped(page, name, label, new FieldType.Text(longest, TextShape.LINE));
    }

    private static FieldRule amount(FormPage page, String name, FormText label) {
        return shaped(page, name, label, new FieldType.Amount(12, 4));
    }

    private static FieldRule one(FormPage page, String name, FormText label, ChoiceList list) {
        return shaped(page, name, label, new FieldType.One(list));
    }

    private static FieldRule many(String name, FormText label, ChoiceList list, boolean withinAreas) {
        return shaped(PURCHASE_INTENTION, name, label, new FieldType.Many(list, withinAreas));
    }
}
