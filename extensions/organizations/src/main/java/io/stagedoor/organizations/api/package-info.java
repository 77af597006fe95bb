/** What other capabilities tell the overview. */
@NullMarked
package io.stagedoor.organizations.api;

import org.jspecify.annotations.NullMarked;
