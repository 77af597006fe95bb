/** What other capabilities ask about connections. */
@NullMarked
package io.stagedoor.federation.api;

import org.jspecify.annotations.NullMarked;
