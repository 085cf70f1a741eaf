/**
 * The progress flow chart 进度流程图 (R-ACC-8): eight tasks, each with its state, one line of facts and, where it is the
 * unit's turn, the next action.
 *
 * <p>Each feature tells about its own task through a {@link org.fairgate.unit.progress.ProgressSource}; a task without a
 * source has nothing in it yet and says so. States are computed from what the sources report, never set: the first open
 * task is NEXT, other open ones are TO_DO. A task that cannot start names the reason and has no link.
 *
 * <p>Knows no feature; used by {@code unit} and by every feature above that has a task.
 */
@NullMarked
package org.fairgate.unit.progress;

import org.jspecify.annotations.NullMarked;
