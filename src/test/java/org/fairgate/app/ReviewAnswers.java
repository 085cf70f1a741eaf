package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.app.ContractAnswersApiTest.answered;
import static org.fairgate.app.ContractAnswersApiTest.demoStaff;
import static org.fairgate.app.ContractAnswersApiTest.refused;
import static org.fairgate.app.ContractAnswersApiTest.told;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.fairgate.testing.Api;

/** What the contract test asks about cases under review. */
final class ReviewAnswers {
    private ReviewAnswers() {}

    /** One reviewer from another, who has it back in the end. */
    static void ofTakingOver(String path) {
        Api first = demoStaff("guangzhou");
        Api second = demoStaff("guangdong");
        JsonNode claim = told(200, first.post(path + "/claim", "")).json();
        Map<String, Object> from = Map.of("from", claim.path("staffId").asText());
        JsonNode taken = told(200, second.post(path + "/claim/take-over", from)).json();
        Map<String, Object> back = Map.of("from", taken.path("staffId").asText());
        refused(409, "review.taken-over", first.post(path + "/decision", Map.of("round", 2, "outcome", "approved")));
        refused(400, "http.invalid-input", first.post(path + "/claim/take-over", Map.of("from", "x")));
        answered(200, first.post(path + "/claim/take-over", back));
        refused(409, "review.claim-changed", demoStaff("organiser").post(path + "/claim/take-over", back));
    }

    /** @param person one who was submitted, by its ids and round */
    static void ofPersons(Api reviewer, Map<String, Object> person) {
        answered(200, reviewer.get("/api/v1/review/persons?limit=1"));
        refused(400, "http.bad-request", reviewer.get("/api/v1/review/persons?state=none"));
        answered(200, reviewer.get("/api/v1/review/persons/counts"));
        refused(400, "http.bad-request", reviewer.get("/api/v1/review/persons/counts?delegationId=x"));
        String decisions = "/api/v1/review/persons/decisions";
        Map<String, Object> tag = Map.of("decision", "tag", "tag", "visitor", "persons", List.of(person));
        JsonNode result = told(200, reviewer.post(decisions, tag)).json();
        assertThat(result.path("done").size()).as(result.toString()).isEqualTo(1);
        refused(422, "review.bad-decision", reviewer.post(decisions, Map.of("decision", "tag", "tag", "none")));
    }
}
