/**
 * What both halves of the workbench, units and persons, stand on: who reviews, which fields reasons may be about, how
 * units are told, and the refusals.
 */
@NullMarked
package org.fairgate.review.base;

import org.jspecify.annotations.NullMarked;
