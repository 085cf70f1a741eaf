/**
 * Journeys in a real browser against the service as a process of its own, with its demo. Compiled only where Chromium
 * is installed; {@code FAIRGATE_BROWSER_TESTS=required} turns a missing browser from a skip into a failure. Pictures of
 * every page are left under {@code target/screenshots}, and what a first visit costs a slow phone in
 * {@code target/page-figures.txt}.
 */
@NullMarked
package org.fairgate.browser;

import org.jspecify.annotations.NullMarked;
