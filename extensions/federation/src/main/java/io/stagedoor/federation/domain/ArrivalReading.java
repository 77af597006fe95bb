package io.stagedoor.federation.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an {@link Arrival} of claims or attributes: somebody else's text, cut to what we bear. */
public record ArrivalReading(ClaimNames names, EmailRule emailRule) {

    /** Keycloak's column for it. A cut one could be another person's. */
    static final int LONGEST_ID = 255;

    /** RFC 5321 4.5.3.1. */
    static final int LONGEST_EMAIL = 254;

    /** Characters of all values of one claim. */
    static final int MOST_OF_A_CLAIM = 8 * 1024;

    /** What an identity provider said, whatever its protocol. */
    public record Said(
            Map<String, List<String>> claims,
            String username,
            @Nullable Boolean emailVerified,
            boolean groupsElsewhere,
            Assurance assurance) {

        public Said {
            claims = Map.copyOf(claims);
        }
    }

    public Arrival read(Said said) throws RefusedException {
        @Nullable String email = email(said);
        if (email != null) {
            emailRule.check(said.emailVerified());
        }
        @Nullable String groupsName = names.groups();
        List<String> sent = groupsName == null ? List.of() : said.claims().getOrDefault(groupsName, List.of());
        List<String> groups = sent.stream()
                .filter(group -> !group.isBlank() && group.length() <= Arrival.LONGEST_GROUP)
                .distinct()
                .limit(Arrival.MOST_GROUPS)
                .toList();
        boolean truncated = said.groupsElsewhere() || sent.stream().distinct().count() > groups.size();
        return new Arrival(
                immutableId(said),
                cut(said.username()),
                email,
                said.emailVerified(),
                first(said, names.firstName()),
                first(said, names.lastName()),
                groups,
                truncated,
                bounded(said.claims()),
                said.assurance());
    }

    private String immutableId(Said said) throws RefusedException {
        List<String> values = said.claims().getOrDefault(names.immutableId(), List.of());
        if (values.size() != 1
                || values.get(0).isBlank()
                || values.get(0).length() > LONGEST_ID
                || values.get(0).codePoints().anyMatch(Character::isISOControl)) {
            throw new RefusedException(RefusalReason.IMMUTABLE_ID_MISSING, names.immutableId());
        }
        return values.get(0);
    }

    private @Nullable String email(Said said) throws RefusedException {
        @Nullable String email = first(said, names.email());
        if (email == null || email.isBlank()) {
            return null;
        }
        if (email.length() > LONGEST_EMAIL || email.codePoints().anyMatch(ArrivalReading::isNotOfAnAddress)) {
            throw new RefusedException(RefusalReason.EMAIL_MISSING, "not an address");
        }
        return email;
    }

    private static boolean isNotOfAnAddress(int character) {
        return Character.isISOControl(character) || Character.isWhitespace(character);
    }

    private static @Nullable String first(Said said, @Nullable String name) {
        List<String> values = name == null ? List.of() : said.claims().getOrDefault(name, List.of());
        return values.isEmpty() ? null : cut(values.get(0));
    }

    private static Map<String, List<String>> bounded(Map<String, List<String>> claims) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        claims.entrySet().stream()
                .filter(claim -> claim.getKey().length() <= Arrival.LONGEST_VALUE)
                .sorted(Map.Entry.comparingByKey())
                .limit(Arrival.MOST_CLAIMS)
                .forEach(claim -> kept.put(claim.getKey(), bounded(claim.getValue())));
        return kept;
    }

    private static List<String> bounded(List<String> values) {
        List<String> kept = new ArrayList<>();
        int length = 0;
        for (String value : values) {
            String cut = cut(value);
            length += cut.length();
            if (length > MOST_OF_A_CLAIM) {
                break;
            }
            kept.add(cut);
        }
        return List.copyOf(kept);
    }

    /** Never in the middle of a character. */
    private static String cut(String value) {
        if (value.length() <= Arrival.LONGEST_VALUE) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(Arrival.LONGEST_VALUE - 1))
                ? Arrival.LONGEST_VALUE - 1
                : Arrival.LONGEST_VALUE;
        return value.substring(0, end);
    }
}
