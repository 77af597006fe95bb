/** How somebody is put out, and let in again. */
@NullMarked
package io.stagedoor.provisioning.change;

import org.jspecify.annotations.NullMarked;
