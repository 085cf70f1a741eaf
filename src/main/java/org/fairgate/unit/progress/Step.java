package org.fairgate.unit.progress;

import org.fairgate.platform.text.TextKey;

/** Something to do: what the button says, and where it leads. */
public record Step(TextKey label, String link) {}
