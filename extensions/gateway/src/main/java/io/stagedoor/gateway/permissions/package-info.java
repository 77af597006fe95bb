/**
 * What a person may do in a team: the token's {@code teams} and the organization's role catalogue put together
 * ({@code extensions/signals/FEED.md}, 'The role catalogue').
 */
@NullMarked
package io.stagedoor.gateway.permissions;

import org.jspecify.annotations.NullMarked;
