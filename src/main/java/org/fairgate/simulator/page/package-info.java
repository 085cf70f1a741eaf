/**
 * What the simulator's pages have in common: languages, texts, and how a page is rendered.
 *
 * <p>Rules: every text is in {@link org.fairgate.simulator.page.Word} in both languages; a page that is wanted in a language
 * has {@code ?lang=zh|en} in its address.
 *
 * <p>Who may call: whatever in {@code org.fairgate.simulator} has pages.
 */
@NullMarked
package org.fairgate.simulator.page;

import org.jspecify.annotations.NullMarked;
