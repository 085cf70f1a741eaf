/**
 * Wiring and life cycle: {@link org.fairgate.app.Main} reads the settings, {@link org.fairgate.app.App} builds every
 * object by hand in one place and deploys the verticles of the node's roles. Nothing depends on this package.
 */
@NullMarked
package org.fairgate.app;

import org.jspecify.annotations.NullMarked;
