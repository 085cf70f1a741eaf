/**
 * Auto-save (R-SAVE): the pages of a unit as typed so far, saved by the browser every few seconds.
 *
 * <p>What it promises: a save is answered only after it is committed with {@code synchronous_commit} on; a save names the
 * version it is based on and never overwrites another one's; equal content is answered without a write; one bad row
 * never fails its neighbours; under overload browsers are first told to save less often, then refused with 503.
 *
 * <p>How: {@link org.fairgate.draft.DraftService} checks and encrypts a save and hands it to the {@link
 * org.fairgate.draft.DraftWriter} of its event loop, which commits many saves in one statement ({@link
 * org.fairgate.draft.DraftStore}); {@link org.fairgate.draft.AutoSaveVerticle} gives each writer its event loop.
 *
 * <p>Called by {@code unit}, {@code person} and {@code submission}, which read drafts and lock them.
 */
@NullMarked
package org.fairgate.draft;

import org.jspecify.annotations.NullMarked;
