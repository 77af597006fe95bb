@NullMarked
package io.stagedoor.audit;

import org.jspecify.annotations.NullMarked;
