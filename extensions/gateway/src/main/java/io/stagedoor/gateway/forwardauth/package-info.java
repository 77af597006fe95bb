/**
 * The HTTP service that any gateway can ask: may this request pass, and whose is it?
 */
@NullMarked
package io.stagedoor.gateway.forwardauth;

import org.jspecify.annotations.NullMarked;
