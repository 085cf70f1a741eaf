/**
 * The demo's payment gateways: the keys of both sides, and the settings that point the service at the simulator.
 *
 * <p>Who may call: {@code app}, when the demo is on.
 */
@NullMarked
package org.fairgate.app.demo;

import org.jspecify.annotations.NullMarked;
