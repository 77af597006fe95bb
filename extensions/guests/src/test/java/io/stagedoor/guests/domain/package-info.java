@NullMarked
package io.stagedoor.guests.domain;

import org.jspecify.annotations.NullMarked;
