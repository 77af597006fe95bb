/** What other capabilities ask of this one. */
@NullMarked
package io.stagedoor.secrets.api;

import org.jspecify.annotations.NullMarked;
