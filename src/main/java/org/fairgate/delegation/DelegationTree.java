package org.fairgate.delegation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.kernel.id.DelegationId;

/** All nodes at one moment, immutable, in the organiser's order: each delegation before its sub-delegations. */
final class DelegationTree {
    static final DelegationTree EMPTY = new DelegationTree(List.of());

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z},，、]+");

    private final Map<String, Delegation> byCode = new LinkedHashMap<>();
    private final Map<DelegationId, Delegation> byId = new LinkedHashMap<>();
    private final Map<String, String> ownWords = new LinkedHashMap<>();

    DelegationTree(List<Delegation> nodes) {
        for (Delegation top : nodes) {
            if (!top.isSub()) {
                add(top);
                nodes.stream()
                        .filter(node -> node.parent().filter(top.code()::equals).isPresent())
                        .forEach(this::add);
            }
        }
    }

    private void add(Delegation node) {
        byCode.put(node.code(), node);
        byId.put(node.id(), node);
        ownWords.put(node.code(), folded(node.nameZh() + " " + node.nameEn() + " " + node.code()));
    }

    List<Delegation> all() {
        return List.copyOf(byCode.values());
    }

    Optional<Delegation> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Optional<Delegation> find(DelegationId id) {
        return Optional.ofNullable(byId.get(id));
    }

    boolean isLeaf(Delegation node) {
        return byCode.values().stream()
                .noneMatch(other -> other.parent().filter(node.code()::equals).isPresent());
    }

    /** Nodes whose own words hold every word asked for, then those that need their parent's words too. */
    List<Delegation> search(String text) {
        List<String> wanted = SPACES.splitAsStream(folded(text))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Delegation> found = new ArrayList<>();
        List<Delegation> throughParent = new ArrayList<>();
        for (Delegation node : byCode.values()) {
            String own = wordsOf(node.code());
            if (wanted.stream().allMatch(own::contains)) {
                found.add(node);
            } else if (node.parent().isPresent()) {
                String both = own + " " + wordsOf(node.parent().get());
                if (wanted.stream().allMatch(both::contains)) {
                    throughParent.add(node);
                }
            }
        }
        found.addAll(throughParent);
        return found;
    }

    private String wordsOf(String code) {
        return ownWords.getOrDefault(code, "");
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
