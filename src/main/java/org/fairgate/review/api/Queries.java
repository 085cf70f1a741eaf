package org.fairgate.review.api;

import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.StrictJson;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.unit.Reason;
import org.jspecify.annotations.Nullable;

/** What both halves of the API read alike from requests. */
final class Queries {
    static final Access REVIEWERS = Access.of(Role.DELEGATION, Role.SUB_DELEGATION, Role.OVERSEAS_DESK, Role.ORGANISER);

    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private Queries() {}

    record ReasonBody(@Nullable String field, @Nullable String text) {}

    static int limit(Call call) {
        return call.limit(USUAL_LIMIT, LARGEST_LIMIT);
    }

    static Optional<DelegationId> node(Optional<String> typed) {
        try {
            return typed.map(DelegationId::parse);
        } catch (InvalidValue notAnId) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    static UnitId unit(Call call) {
        return call.pathParam("unitId", UnitId::parse, ReviewProblem.NO_SUCH_UNIT);
    }

    static int round(@Nullable Integer round) {
        if (round == null || round < 1) {
            throw HttpProblem.INVALID_INPUT.problem();
        }
        return round;
    }

    static List<Reason> reasons(@Nullable List<ReasonBody> bodies) {
        return bodies == null ? List.of() : bodies.stream().map(Queries::reason).toList();
    }

    private static Reason reason(ReasonBody body) {
        String field = body.field() == null ? "" : body.field();
        String text = body.text() == null ? "" : body.text();
        StrictJson.requireStorable(text);
        try {
            return new Reason(field, text.strip());
        } catch (IllegalArgumentException blankOrTooLong) {
            throw ReviewProblem.BAD_REASON.problem();
        }
    }
}
