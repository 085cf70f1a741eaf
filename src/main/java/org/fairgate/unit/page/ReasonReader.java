package org.fairgate.unit.page;

import io.vertx.core.Future;
import java.util.List;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;

/** Reads why a unit was sent back, for the pages on which it is mended. */
@FunctionalInterface
public interface ReasonReader {
    /** The reviewer's reasons; none unless the unit is to be mended now. */
    Future<List<Reason>> read(Unit unit);
}
