package io.stagedoor.pushmfa.domain;

import java.util.Optional;

/** Where an address is, as far as anybody can say: a help to whoever looks at a phone, and nothing that is decided by. */
@FunctionalInterface
public interface Places {

    /** Nobody has said where to look. */
    Places NONE = (address, language) -> Optional.empty();

    /**
     * A town and its country, or the country alone; empty where that is not known, as with every address of a house's own network.
     *
     * @param address IPv4 or IPv6, as text
     * @param language of the words where there is a choice
     */
    Optional<String> near(String address, String language);
}
