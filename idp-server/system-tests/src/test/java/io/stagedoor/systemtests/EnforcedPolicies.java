package io.stagedoor.systemtests;

import java.util.List;
import java.util.Map;

/** An organization's access policies, written as its owner writes them in the portal. */
record EnforcedPolicies(ConnectedOrganization organization) {

    /** Replaces the whole set. */
    void put(List<Map<String, Object>> policies, List<Map<String, Object>> networks) {
        organization.owner.put(
                "/organizations/" + organization.alias + "/access-policies",
                Map.of("policies", policies, "networks", networks));
    }

    void put(Map<String, Object> policy) {
        put(List.of(policy), List.of());
    }

    void clear() {
        put(List.of(), List.of());
    }

    /** For everybody, in these applications; with none named, in all of them. */
    static Map<String, Object> level(int level, String state, String... applications) {
        return policy(state, Map.of("level", level), applications);
    }

    static Map<String, Object> policy(String state, Map<String, Object> effect, String... applications) {
        Map<String, Object> everywhere = Map.of(
                "id", "p1", "name", "Two factors", "state", state, "who", Map.of("everyone", true), "effect", effect);
        return applications.length == 0
                ? everywhere
                : with(everywhere, "whereTo", Map.of("applications", List.of(applications)));
    }

    static Map<String, Object> with(Map<String, Object> policy, String member, Object value) {
        Map<String, Object> changed = new java.util.LinkedHashMap<>(policy);
        changed.put(member, value);
        return changed;
    }
}
