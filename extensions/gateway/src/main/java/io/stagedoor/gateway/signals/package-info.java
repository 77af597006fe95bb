/**
 * What the issuer says about tokens that must no longer be accepted although they have not expired: the client of the signal feed
 * ({@code extensions/signals/FEED.md}) and the small memory of what it said.
 */
@NullMarked
package io.stagedoor.gateway.signals;

import org.jspecify.annotations.NullMarked;
