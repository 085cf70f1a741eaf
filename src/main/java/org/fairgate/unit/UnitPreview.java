package org.fairgate.unit;

import java.util.List;
import org.fairgate.unit.form.CheckedPage;
import org.fairgate.unit.form.FormIssue;

/** 预登记信息预览: everything as it would be submitted (R-UNIT-4). */
public record UnitPreview(UnitDetails details, List<CheckedPage> pages) {
    public UnitPreview {
        pages = List.copyOf(pages);
    }

    /** Everything that is missing or wrong, page by page; empty when the unit pages could be submitted. */
    public List<FormIssue> issues() {
        return pages.stream().flatMap(page -> page.issues().stream()).toList();
    }

    /** Whether nothing is missing or wrong. */
    public boolean complete() {
        return issues().isEmpty();
    }
}
