package org.fairgate.edition;

import java.util.List;

/** All that a unit may choose from in an edition, in the order of the forms. */
public record Catalogue(List<Area> areas, List<Choice> industries) {
    public Catalogue {
        areas = List.copyOf(areas);
        industries = List.copyOf(industries);
    }

    /** The areas as a plain list of choices. */
    public List<Choice> areaChoices() {
        return areas.stream().map(Area::asChoice).toList();
    }

    /** The product groups of all areas. */
    public List<Choice> productGroups() {
        return areas.stream().flatMap(area -> area.productGroups().stream()).toList();
    }

    /** The special zones of all areas. */
    public List<Choice> zones() {
        return areas.stream().flatMap(area -> area.zones().stream()).toList();
    }
}
