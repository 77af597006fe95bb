@NullMarked
package io.stagedoor.portal;

import org.jspecify.annotations.NullMarked;
