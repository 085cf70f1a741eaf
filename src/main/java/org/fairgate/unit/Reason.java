package org.fairgate.unit;

/**
 * Why a reviewer sends something back, bound to what is wrong.
 *
 * @param field the page and field, such as {@code contact/mobile}; of a person the field alone; empty for the whole
 * @param text what the reviewer says of it
 */
public record Reason(String field, String text) {}
