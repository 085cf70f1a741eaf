package org.fairgate.review.page;

import java.util.ArrayList;
import java.util.List;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.review.BulkResult;
import org.fairgate.review.PersonDecision;
import org.fairgate.review.PersonReview;

/** Reads the form of a case's persons: a decision of its own for each. */
final class PersonDecisions {
    private static final String PREFIX = "decision:";

    private PersonDecisions() {}

    static List<PersonReview.Each> read(Call call, UnitId unit) {
        List<PersonReview.Each> all = new ArrayList<>();
        for (String name : DeskPages.names(call, PREFIX)) {
            String person = name.substring(PREFIX.length());
            call.field(name)
                    .filter(choice -> !choice.isEmpty())
                    .ifPresent(choice -> all.add(new PersonReview.Each(
                            new BulkResult.Item(unit, id(person), DeskPages.round(call.field("round:" + person))),
                            decision(call, person, choice))));
        }
        return all;
    }

    private static PersonDecision decision(Call call, String person, String choice) {
        return choice.equals("return")
                ? PersonDecision.returned(Reasons.read(call, "reason:" + person + ":"))
                : PersonDecision.tagged(tag(choice));
    }

    static Tag tag(String code) {
        try {
            return Tag.parse(code);
        } catch (InvalidValue unknown) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    private static PersonId id(String text) {
        try {
            return PersonId.parse(text);
        } catch (InvalidValue notAnId) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }
}
