package org.fairgate.unit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fairgate.draft.Draft;
import org.fairgate.draft.DraftPages;
import org.fairgate.draft.DraftService;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.db.Db;

/** Reads what a unit has typed so far. */
public interface DraftReader {
    /** The pages saved so far, by name. */
    Future<Map<String, JsonNode>> read(UnitId unit, EditionId edition);

    /** Reads the drafts that auto-save keeps. */
    static DraftReader of(DraftService drafts, Db db) {
        return (unit, edition) -> db.read(client ->
                        drafts.some(client, new DraftPages(unit, edition, List.copyOf(DraftService.UNIT_PAGES))))
                .map(DraftReader::parsed);
    }

    /** The unit's own pages among these drafts, by name. */
    static Map<String, JsonNode> parsed(List<Draft> drafts) {
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        Map<String, JsonNode> pages = new HashMap<>();
        drafts.stream()
                .filter(draft -> DraftService.UNIT_PAGES.contains(draft.page()))
                .forEach(draft -> pages.put(draft.page(), parsed(json, draft)));
        return pages;
    }

    /** Only well-formed objects are ever saved; a number too odd to hold counts as nothing typed. */
    private static JsonNode parsed(ObjectMapper json, Draft draft) {
        try {
            return json.readTree(draft.body().getBytes());
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
