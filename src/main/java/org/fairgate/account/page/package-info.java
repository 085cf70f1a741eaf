/**
 * The pages by which units and staff get in and look after their account: sign-up in two steps, sign-in and out,
 * forgotten password, account and sign-ins, the staff's door. Each is a plain form that works without scripts; a refusal
 * draws the form again with what was typed, except passwords. {@link org.fairgate.account.page.AccountSite} is the only
 * way in; the rules are those of the services below.
 */
@NullMarked
package org.fairgate.account.page;

import org.jspecify.annotations.NullMarked;
