@NullMarked
package io.stagedoor.guests.rest;

import org.jspecify.annotations.NullMarked;
