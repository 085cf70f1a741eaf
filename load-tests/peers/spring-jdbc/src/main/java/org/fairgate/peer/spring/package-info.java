/**
 * The auto-save contract as a good engineer would write it with Spring MVC, JdbcTemplate and HikariCP: one save, one
 * statement, one transaction, one thread while it lasts.
 *
 * <p>It keeps the text as it came, without the encryption, the audit and the limits of the service that it is compared
 * with, so the comparison leans towards it.
 */
package org.fairgate.peer.spring;
