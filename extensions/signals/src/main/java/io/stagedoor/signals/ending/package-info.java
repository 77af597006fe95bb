/** The end of people's sessions, and how applications hear of it. */
@NullMarked
package io.stagedoor.signals.ending;

import org.jspecify.annotations.NullMarked;
