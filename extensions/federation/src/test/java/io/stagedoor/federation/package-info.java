@NullMarked
package io.stagedoor.federation;

import org.jspecify.annotations.NullMarked;
