package org.fairgate.draft;

import io.vertx.core.Future;
import java.util.List;

/** Makes saves durable and tells each outcome, in their order; completes only after the commit. */
@FunctionalInterface
interface Batch {
    Future<List<Outcome>> commit(List<Save> saves);
}
