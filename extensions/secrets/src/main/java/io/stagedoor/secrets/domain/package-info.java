/** How secrets are sealed; pure. */
@NullMarked
package io.stagedoor.secrets.domain;

import org.jspecify.annotations.NullMarked;
