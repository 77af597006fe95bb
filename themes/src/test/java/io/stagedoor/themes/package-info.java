@NullMarked
package io.stagedoor.themes;

import org.jspecify.annotations.NullMarked;
