/** What becomes of APIs, applications and subscriptions. */
@NullMarked
package io.stagedoor.applications.change;

import org.jspecify.annotations.NullMarked;
