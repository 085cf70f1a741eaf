package org.fairgate.review.page.model;

/**
 * A tab.
 *
 * @param count empty where nobody counts
 */
public record TabView(String name, String count, String link, boolean current) {}
