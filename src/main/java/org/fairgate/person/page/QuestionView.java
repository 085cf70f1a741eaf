package org.fairgate.person.page;

/**
 * A question before something that cannot be undone.
 *
 * @param lead the consequence
 * @param action where the answer is posted
 * @param yes the button that goes through with it
 * @param back where the reader goes instead
 */
public record QuestionView(String title, String lead, String action, String yes, String back) {}
