package io.stagedoor.scim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A person as an organization's directory knows them.
 *
 * @param person id of the Keycloak user; null while there is none
 * @param address the e-mail address that says who they are, in small letters; empty where the directory sends none
 * @param givenRoles organization roles that this row gave, as words
 * @param document what is kept of the resource, without id, meta and groups
 * @param createdAt milliseconds since 1970
 */
public record UserRow(
        String id,
        @Nullable String person,
        String address,
        boolean active,
        String givenRoles,
        ObjectNode document,
        long version,
        long createdAt,
        long modifiedAt) {

    public UserRow linkedTo(@Nullable String who) {
        return new UserRow(id, who, address, active, givenRoles, document, version, createdAt, modifiedAt);
    }

    public UserRow withGivenRoles(String words) {
        return new UserRow(id, person, address, active, words, document, version, createdAt, modifiedAt);
    }
}
