package io.stagedoor.gateway.signals;

import io.stagedoor.gateway.jose.JsonMembers;
import io.stagedoor.gateway.jose.MalformedJoseException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One signal of the feed. Members that are null match every token.
 *
 * @param type for instance {@code session-ended}
 * @param at milliseconds since 1970
 * @param organization compared with {@code organization.id}
 * @param alias of the organization, for {@code catalogue-changed}; never compared
 * @param subject compared with {@code sub}
 * @param session compared with {@code sid}
 * @param client compared with {@code client_id}
 * @param team compared with the ids of the token's teams
 * @param teamRole compared with the team roles of the token's teams
 * @param version the lowest {@code ver} that is still good
 * @param ends whether it ends tokens at all
 */
public record Signal(
        String type,
        long at,
        @Nullable String organization,
        @Nullable String alias,
        @Nullable String subject,
        @Nullable String session,
        @Nullable String client,
        @Nullable String team,
        @Nullable String teamRole,
        @Nullable Long version,
        boolean ends) {

    /** The role catalogue of an organization has to be fetched again. */
    public static final String CATALOGUE_CHANGED = "catalogue-changed";

    private static final int LONGEST = 256;
    private static final Set<String> ENDING = Set.of(
            "session-ended",
            "person-disabled",
            "person-deleted",
            "membership-ended",
            "team-rights-lost",
            "team-role-reduced",
            "client-suspended",
            "service-account-suspended",
            "organization-disabled");
    private static final Set<String> NEVER_ENDING = Set.of(CATALOGUE_CHANGED, "credential-changed");

    /**
     * Reads the data of a {@code signal} event.
     *
     * @throws MalformedJoseException where it cannot be said whom it concerns; passing over it could leave an ended token alive
     */
    static Signal parse(String json) throws MalformedJoseException {
        JsonMembers members = JsonMembers.parse(json.getBytes(StandardCharsets.UTF_8));
        String type = members.requiredText("type");
        boolean ends = ENDING.contains(type) || (!NEVER_ENDING.contains(type) && members.flag("ends"));
        if (!ends && !NEVER_ENDING.contains(type)) { // of no concern here, whatever its other members are
            return new Signal(type, 0, null, null, null, null, null, null, null, null, false);
        }
        Long at = members.wholeNumber("at");
        if (at == null) {
            throw JsonMembers.invalid("at");
        }
        return new Signal(
                type,
                at,
                name(members, "organization"),
                name(members, "alias"),
                name(members, "subject"),
                name(members, "session"),
                name(members, "client"),
                name(members, "team"),
                name(members, "teamRole"),
                members.wholeNumber("ver"),
                ends);
    }

    /** Absent matches every token, so null must not pass for absent. */
    private static @Nullable String name(JsonMembers members, String member) throws MalformedJoseException {
        String text = members.text(member, LONGEST);
        if (text == null && members.has(member)) {
            throw JsonMembers.invalid(member);
        }
        return text;
    }
}
