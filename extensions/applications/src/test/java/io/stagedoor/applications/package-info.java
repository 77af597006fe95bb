@NullMarked
package io.stagedoor.applications;

import org.jspecify.annotations.NullMarked;
