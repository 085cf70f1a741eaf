package org.fairgate.review.page.model;

import org.jspecify.annotations.Nullable;

/**
 * The question whether to take a case over.
 *
 * @param lead what becomes of the one who has it
 * @param from who has it, as the form sends it
 * @param refused that it went to somebody else since the question was asked; null at first
 */
public record TakeOverView(
        String title,
        String lead,
        String action,
        String from,
        String back,
        @Nullable String refused) {}
