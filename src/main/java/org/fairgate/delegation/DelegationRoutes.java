package org.fairgate.delegation;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;

/** The JSON API of the tree and of recommendation codes. */
public final class DelegationRoutes {
    private final DelegationService delegations;

    public DelegationRoutes(DelegationService delegations) {
        this.delegations = delegations;
    }

    /** The routes of this feature. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/delegations", Access.PUBLIC, this::search),
                Endpoint.get("/api/v1/recommendation-codes/:code", Access.PUBLIC, this::recommendation));
    }

    record DelegationsView(List<DelegationView> delegations) {}

    record DelegationView(
            String delegationId,
            String code,
            Optional<String> parent,
            String kind,
            String nameZh,
            String nameEn,
            Liaison liaison) {
        static DelegationView of(Delegation node) {
            return new DelegationView(
                    node.id().toString(),
                    node.code(),
                    node.parent(),
                    node.kind(),
                    node.nameZh(),
                    node.nameEn(),
                    node.liaison());
        }
    }

    record PartnerView(String code, String partner) {}

    private Future<Reply> search(Call call) {
        List<Delegation> found = delegations.search(call.query("q").orElse(""));
        return Future.succeededFuture(Reply.json(
                new DelegationsView(found.stream().map(DelegationView::of).toList())));
    }

    private Future<Reply> recommendation(Call call) {
        Partner partner = delegations
                .partner(call.pathParam("code"))
                .orElseThrow(() -> DelegationProblem.UNKNOWN_RECOMMENDATION.problem());
        return Future.succeededFuture(Reply.json(new PartnerView(partner.code(), partner.name(call.language()))));
    }
}
