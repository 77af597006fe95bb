@NullMarked
package io.stagedoor.scim;

import org.jspecify.annotations.NullMarked;
