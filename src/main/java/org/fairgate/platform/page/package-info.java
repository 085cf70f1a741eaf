/**
 * HTML pages: templates compiled by JTE at build time, rendered to bytes; what every page needs (language, texts, CSRF
 * token, asset addresses) in {@link org.fairgate.platform.page.PageContext}; and the static files with a content hash in
 * their names.
 */
@NullMarked
package org.fairgate.platform.page;

import org.jspecify.annotations.NullMarked;
