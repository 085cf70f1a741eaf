/**
 * The outside ends of notices: SMS by HTTP in the Aliyun shape, mail by SMTP. Protocol only: no database, no rules. Only
 * {@code app} makes these; the outbox calls them through {@link org.fairgate.notice.NoticeSender}.
 *
 * <p>Neither protocol is idempotent: after a lost answer a retry sends twice. Both carry the notice's id ({@code OutId},
 * {@code Message-ID}) so that the receiver's side can drop the repeat (R-NOT-4).
 */
@NullMarked
package org.fairgate.notice.gateway;

import org.jspecify.annotations.NullMarked;
