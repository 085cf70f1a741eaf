package org.fairgate.delegation;

import io.vertx.core.Future;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.platform.db.Db;

/** The tree and the partners, from memory: every method but {@link #runOnce} answers at once, from any thread. */
public final class DelegationService {
    /** Longest text that is searched for, in characters. */
    static final int LONGEST_SEARCH = 100;

    private final Db db;
    private volatile DelegationTree tree = DelegationTree.EMPTY;
    private volatile Map<String, Partner> partners = Map.of();

    public DelegationService(Db db) {
        this.db = db;
    }

    /** Reads everything anew; called once before the service is ready and then every few seconds. */
    public Future<Void> runOnce() {
        return db.read(client -> DelegationStore.delegations(client)
                .compose(nodes -> DelegationStore.partners(client).map(codes -> {
                    tree = new DelegationTree(nodes);
                    partners = codes;
                    return null;
                })));
    }

    /** Every node: each delegation followed by its sub-delegations, in the organiser's order. */
    public List<Delegation> all() {
        return tree.all();
    }

    /**
     * Nodes whose names or code hold every word of the text, in either language; a sub-delegation is also found by its
     * delegation's name. An empty text finds all, an overlong one nothing.
     */
    public List<Delegation> search(String text) {
        return text.length() > LONGEST_SEARCH ? List.of() : tree.search(text);
    }

    /** The node with this code. */
    public Optional<Delegation> find(String code) {
        return tree.find(code);
    }

    /** The node with this id. */
    public Optional<Delegation> find(DelegationId id) {
        return tree.find(id);
    }

    /** Whether units may join this node: a sub-delegation, or a delegation that has none (R-ACC-4). */
    public boolean isJoinable(Delegation node) {
        return tree.isLeaf(node);
    }

    /** The delegation above a sub-delegation. */
    public Optional<Delegation> parentOf(Delegation node) {
        return node.parent().flatMap(tree::find);
    }

    /** Who reviews the units of a node; without a node, the overseas desk. A node that is not known is its own desk. */
    public Desk deskOf(Optional<DelegationId> node) {
        return node.map(id -> new Desk(
                        find(id).flatMap(this::parentOf)
                                .map(Delegation::id)
                                .orElse(id)
                                .value(),
                        id.value()))
                .orElseGet(Desk::overseas);
    }

    /** The liaison of a node, for the help page (R-ACC-4). */
    public Optional<Liaison> liaison(DelegationId id) {
        return find(id).map(Delegation::liaison);
    }

    /** The partner with this recommendation code, typed in any case and width (R-ACC-5). */
    public Optional<Partner> partner(String typedCode) {
        if (typedCode.length() > LONGEST_SEARCH) {
            return Optional.empty();
        }
        String code =
                Normalizer.normalize(typedCode, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        return Optional.ofNullable(partners.get(code));
    }
}
