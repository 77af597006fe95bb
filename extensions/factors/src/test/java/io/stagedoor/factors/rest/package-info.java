@NullMarked
package io.stagedoor.factors.rest;

import org.jspecify.annotations.NullMarked;
