package io.stagedoor.demo.saml;

import java.util.Optional;

/** What became of a sign-on request. */
sealed interface SignOnRequest {

    /**
     * A request of the registered service provider.
     *
     * @param id goes back as {@code InResponseTo}
     * @param forced whether the person must sign in anew ({@code ForceAuthn})
     * @param email whom the service provider expects, where it says so
     */
    record Accepted(String id, boolean forced, Optional<String> email) implements SignOnRequest {}

    record Refused(String reason) implements SignOnRequest {}
}
