/** How every capability tells gateways and applications what must take effect at once. */
@NullMarked
package io.stagedoor.signals.api;

import org.jspecify.annotations.NullMarked;
