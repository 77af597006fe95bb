/** What runs behind the log on every node: positions, feeds, the end of sessions. */
@NullMarked
package io.stagedoor.signals.delivery;

import org.jspecify.annotations.NullMarked;
