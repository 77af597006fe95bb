@NullMarked
package io.stagedoor.scim.store;

import org.jspecify.annotations.NullMarked;
