@NullMarked
package io.stagedoor.mfapolicy.rest;

import org.jspecify.annotations.NullMarked;
