package io.stagedoor.realmconfig.domain;

import java.util.Optional;

/** Where the values of references come from. */
public interface Values {
    /** The value of {@code ${env:NAME}}. */
    Optional<String> environment(String name);

    /** The value of {@code ${secret:NAME}}. */
    Optional<String> secret(String name);
}
