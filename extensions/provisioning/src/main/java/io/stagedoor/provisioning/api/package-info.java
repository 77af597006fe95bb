/** How other capabilities put somebody out, and what they have ended when somebody is. */
@NullMarked
package io.stagedoor.provisioning.api;

import org.jspecify.annotations.NullMarked;
