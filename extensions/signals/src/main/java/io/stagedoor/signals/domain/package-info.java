/** What a feed says, to whom, and from where on. Pure Java. */
@NullMarked
package io.stagedoor.signals.domain;

import org.jspecify.annotations.NullMarked;
