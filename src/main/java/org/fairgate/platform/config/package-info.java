/**
 * Typed configuration: {@code conf/fairgate.yaml} holds every key with its default, an overlay file and the environment
 * change it, and {@link org.fairgate.platform.config.SettingsLoader} turns the result into the {@link
 * org.fairgate.platform.config.Settings} records. An unknown key, a bad value or a missing secret stops the start with
 * a message that names it. Nothing else in the code reads the environment.
 */
@NullMarked
package org.fairgate.platform.config;

import org.jspecify.annotations.NullMarked;
