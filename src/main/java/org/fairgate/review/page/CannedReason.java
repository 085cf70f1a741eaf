package org.fairgate.review.page;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.platform.text.TextKey;
import org.fairgate.review.page.model.CaseView;
import org.fairgate.unit.form.FieldRule;
import org.fairgate.unit.form.UnitForm;

/** Reasons that are given often, each bound to the field it is about; the keys 1 to 9 give them. */
enum CannedReason implements TextKey {
    DOCUMENT_UNREADABLE("qualification/file"),
    SEAL_UNREADABLE("qualification/file"),
    NAME_DIFFERS("unit/name"),
    REPRESENTATIVE_DIFFERS("unit/legalRepresentative"),
    ADDRESS_INCOMPLETE("unit/address"),
    INTRODUCTION_UNFIT("unit/introduction"),
    CONTACT_UNREACHED("contact/mobile"),
    INTENTION_TOO_WIDE("purchase-intention/productGroups"),
    OTHER_DELEGATION("");

    private final String field;

    CannedReason(String field) {
        this.field = field;
    }

    /** Those about fields that a unit of this category has. */
    static List<CannedReason> of(UnitCategory category) {
        List<String> known = UnitForm.all().stream()
                .filter(rule -> rule.reach().includes(category))
                .map(FieldRule::key)
                .toList();
        return Arrays.stream(values())
                .filter(reason -> reason.field.isEmpty() || known.contains(reason.field))
                .toList();
    }

    /** The same with their numbers; {@code words} says each in the language of the unit. */
    static List<CaseView.Canned> numbered(UnitCategory category, Function<TextKey, String> words) {
        List<CannedReason> all = of(category);
        return IntStream.range(0, all.size())
                .mapToObj(at -> new CaseView.Canned(at + 1, all.get(at).field, words.apply(all.get(at))))
                .toList();
    }

    @Override
    public String feature() {
        return "review-reasons";
    }
}
