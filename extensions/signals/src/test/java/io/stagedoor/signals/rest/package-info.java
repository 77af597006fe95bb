@NullMarked
package io.stagedoor.signals.rest;

import org.jspecify.annotations.NullMarked;
