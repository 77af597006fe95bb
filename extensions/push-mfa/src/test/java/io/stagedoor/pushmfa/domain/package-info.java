@NullMarked
package io.stagedoor.pushmfa.domain;

import org.jspecify.annotations.NullMarked;
