package io.stagedoor.scim.domain;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What values of SCIM {@code roles} and {@code entitlements} give beside team roles: organization roles, by their words. Nobody becomes an
 * owner unless it stands here.
 */
public record RoleMapping(Map<String, Set<String>> organizationRoles) {

    public static final RoleMapping NONE = new RoleMapping(Map.of());

    private static final int MOST = 100;
    private static final int LONGEST = 200;

    /** Refuses by IllegalArgumentException, in words for people. */
    public RoleMapping {
        if (organizationRoles.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " values of roles are mapped");
        }
        organizationRoles.keySet().forEach(value -> {
            if (value.isBlank() || value.length() > LONGEST) {
                throw new IllegalArgumentException("a value of roles has 1 to " + LONGEST + " characters");
            }
        });
        organizationRoles = organizationRoles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Set.copyOf(entry.getValue()), (one, other) -> one, TreeMap::new));
    }

    /** Whether a directory makes owners by it. */
    public boolean makesOwners() {
        return organizationRoles.values().stream().anyMatch(words -> words.contains("owner"));
    }

    /** What these values give, by words. */
    public Set<String> of(Set<String> values) {
        return organizationRoles.entrySet().stream()
                .filter(entry -> values.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toSet());
    }
}
