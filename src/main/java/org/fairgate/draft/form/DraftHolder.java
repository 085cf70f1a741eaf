package org.fairgate.draft.form;

/**
 * Whose draft a form shows, as far as the browser has to know.
 *
 * @param handle tells accounts apart in one browser and nothing else
 * @param login the login name, shown when the sign-in expired while typing
 */
public record DraftHolder(String handle, String login) {}
