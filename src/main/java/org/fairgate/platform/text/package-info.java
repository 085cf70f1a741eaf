/**
 * Texts for people in both languages. A feature declares its texts as an enum of {@link
 * org.fairgate.platform.text.TextKey}s; the words stand in {@code i18n/<language>/<feature>.properties}. A test holds
 * keys, files and placeholders together.
 */
@NullMarked
package org.fairgate.platform.text;

import org.jspecify.annotations.NullMarked;
