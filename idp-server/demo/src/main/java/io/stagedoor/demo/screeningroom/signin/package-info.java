/** Signing in at Stagedoor with OpenID Connect: code + PKCE, ID token, refresh, logout in both channels. */
@NullMarked
package io.stagedoor.demo.screeningroom.signin;

import org.jspecify.annotations.NullMarked;
