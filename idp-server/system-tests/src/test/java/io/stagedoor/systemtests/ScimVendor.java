package io.stagedoor.systemtests;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each directory says the same things: media type, user agent, and the shapes of shared/scim and of the vendors' own pages. */
enum ScimVendor {
    OKTA("Okta SCIM Client 1.0.0", "application/scim+json"),
    ENTRA("Microsoft Azure AD SCIM provisioning 1.0.0", "application/scim+json"),
    GOOGLE("Google-Auto-Provisioning", "application/json"),
    JUMPCLOUD("JumpCloud", "application/scim+json"),
    ONELOGIN("OneLogin", "application/json");

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /** One request. */
    record Request(String method, String path, Map<String, ?> body) {}

    final String userAgent;
    final String mediaType;

    ScimVendor(String userAgent, String mediaType) {
        this.userAgent = userAgent;
        this.mediaType = mediaType;
    }

    /** Google pushes people alone. */
    boolean pushesGroups() {
        return this != GOOGLE;
    }

    Request create(String email) {
        return new Request(
                "POST",
                "/Users",
                Map.of(
                        "schemas",
                        List.of(USER),
                        "userName",
                        email,
                        "externalId",
                        "ext-" + email,
                        "name",
                        Map.of("givenName", "Dora", "familyName", "Directory"),
                        "emails",
                        List.of(
                                this == ONELOGIN
                                        ? Map.of("value", email)
                                        : Map.of("value", email, "type", "work", "primary", true)),
                        "displayName",
                        "Dora Directory",
                        "active",
                        this == ENTRA ? "True" : true));
    }

    Request group(String name) {
        return new Request(
                "POST",
                "/Groups",
                Map.of(
                        "schemas",
                        this == ENTRA
                                ? List.of(
                                        "urn:ietf:params:scim:schemas:core:2.0:Group",
                                        "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group")
                                : List.of("urn:ietf:params:scim:schemas:core:2.0:Group"),
                        "displayName",
                        name,
                        "externalId",
                        "ext-" + name));
    }

    Request join(String group, String user) {
        return switch (this) {
            case ONELOGIN ->
                new Request(
                        "PATCH",
                        "/Groups/" + group,
                        Map.of(
                                "schemas",
                                List.of("urn:scim:schemas:core:1.0"),
                                "members",
                                List.of(Map.of("value", user, "operation", "add"))));
            case ENTRA -> patch("/Groups/" + group, operation("Add", "members", List.of(Map.of("value", user))));
            case OKTA, GOOGLE, JUMPCLOUD ->
                patch("/Groups/" + group, operation("add", "members", List.of(Map.of("value", user))));
        };
    }

    Request leave(String group, String user) {
        return switch (this) {
            case ONELOGIN ->
                new Request(
                        "PATCH",
                        "/Groups/" + group,
                        Map.of(
                                "schemas",
                                List.of("urn:scim:schemas:core:1.0"),
                                "members",
                                List.of(Map.of("value", user, "operation", "delete"))));
            case ENTRA -> patch("/Groups/" + group, operation("Remove", "members", List.of(Map.of("value", user))));
            case JUMPCLOUD -> patch("/Groups/" + group, operation("remove", "members", List.of(Map.of("value", user))));
            case OKTA, GOOGLE ->
                patch("/Groups/" + group, Map.of("op", "remove", "path", "members[value eq \"" + user + "\"]"));
        };
    }

    /** Somebody leaves the company, or comes back. */
    Request active(String user, String email, boolean active) {
        return switch (this) {
            case ENTRA -> patch("/Users/" + user, operation("Replace", "active", active ? "True" : "False"));
            case JUMPCLOUD, ONELOGIN ->
                new Request(
                        "PUT",
                        "/Users/" + user,
                        Map.of(
                                "schemas",
                                List.of(USER),
                                "userName",
                                email,
                                "name",
                                Map.of("givenName", "Dora", "familyName", "Directory"),
                                "emails",
                                List.of(Map.of("value", email, "type", "work", "primary", true)),
                                "active",
                                active));
            case OKTA, GOOGLE -> patch("/Users/" + user, Map.of("op", "replace", "value", Map.of("active", active)));
        };
    }

    /** What removes somebody for good; where the vendor only ever suspends, nothing. */
    Optional<Request> delete(String user) {
        return this == OKTA ? Optional.empty() : Optional.of(new Request("DELETE", "/Users/" + user, Map.of()));
    }

    private static Map<String, ?> operation(String op, String path, Object value) {
        return Map.of("op", op, "path", path, "value", value);
    }

    private static Request patch(String path, Map<String, ?> operation) {
        return new Request("PATCH", path, Map.of("schemas", List.of(PATCH), "Operations", List.of(operation)));
    }
}
