package org.fairgate.order.base;

import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.UnitId;

/** One order of one unit. */
public record OrderKey(UnitId unit, OrderId order) {}
