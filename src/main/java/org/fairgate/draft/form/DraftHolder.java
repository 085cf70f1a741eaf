package org.fairgate.draft.form;

import org.fairgate.draft.DraftService.LocalKey;

/**
 * Whose draft a form shows, as far as the browser has to know.
 *
 * @param handle tells accounts apart in one browser and nothing else
 * @param login the login name, shown when the sign-in expired while typing
 * @param key encrypts what the browser keeps; in the page itself, so that a server that dies right after costs nothing
 */
public record DraftHolder(String handle, String login, LocalKey key) {}
