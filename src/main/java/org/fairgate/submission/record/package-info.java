/**
 * The printable record of a submission (PDF): what was sent in, when, and under which number.
 *
 * <p>Drawing takes the CPU for some milliseconds, so it runs on a bounded pool of its own, never on an event loop. One
 * parsed font serves all documents; each embeds only the characters it uses. A character that the font does not have is
 * replaced, so no name can make a record fail.
 */
@NullMarked
package org.fairgate.submission.record;

import org.jspecify.annotations.NullMarked;
