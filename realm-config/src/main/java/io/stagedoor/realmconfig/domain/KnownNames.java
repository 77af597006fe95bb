package io.stagedoor.realmconfig.domain;

import java.util.Set;

/** What a server offers to refer to. */
public interface KnownNames {
    /** Ids of the providers of one Keycloak SPI, for instance {@code authenticator}. */
    Set<String> providers(String spi);

    /** Names of existing resources of one section, for instance {@code clientScopes}. */
    Set<String> existing(String section);

    /**
     * Names of what one organization has: {@code teams} (ids, too), {@code teamRoles} (keys) or {@code networks}; an empty alias means the
     * realm's floor.
     */
    Set<String> inOrganization(String alias, String section);

    /** Whether somebody has that username, or that id. */
    boolean isPerson(String name);
}
