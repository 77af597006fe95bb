/** What counts as a mistake, and what a receipt says. */
@NullMarked
package io.stagedoor.provisioning.domain;

import org.jspecify.annotations.NullMarked;
