package io.stagedoor.mfapolicy.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stagedoor.mfapolicy.store.DecisionStore.Kept;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What policies that only report would have done.
 *
 * @param refused sign-ins that would have been refused
 * @param asked sign-ins that would have been asked for a factor, or to set one up
 * @param people different ones among both
 * @param policies those that report and were for one of these sign-ins, most often first
 */
record ReportJson(int days, int refused, int asked, int people, List<OfPolicy> policies) {

    record OfPolicy(String policy, String name, int signIns) {}

    private static final int MOST_DAYS = 90;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws IllegalArgumentException outside of what is kept */
    static int days(@Nullable Integer asked) {
        int days = asked == null ? 7 : asked;
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days is between 1 and " + MOST_DAYS);
        }
        return days;
    }

    static ReportJson of(int days, List<Kept> differing) {
        Set<String> people = new HashSet<>();
        Map<String, String> names = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        int refused = 0;
        for (Kept kept : differing) {
            people.add(kept.person());
            refused += "refuse".equals(kept.reported()) ? 1 : 0;
            for (JsonNode reason : reasons(kept)) {
                String policy = reason.path("policy").asText();
                if (reason.path("matched").asBoolean()
                        && "report-only".equals(reason.path("state").asText())) {
                    names.putIfAbsent(policy, reason.path("name").asText());
                    counts.merge(policy, 1, Integer::sum);
                }
            }
        }
        List<OfPolicy> policies = new ArrayList<>();
        counts.forEach((policy, count) -> policies.add(new OfPolicy(policy, names.getOrDefault(policy, ""), count)));
        policies.sort((one, other) -> other.signIns() != one.signIns()
                ? Integer.compare(other.signIns(), one.signIns())
                : one.policy().compareTo(other.policy()));
        return new ReportJson(days, refused, differing.size() - refused, people.size(), policies);
    }

    static JsonNode reasons(Kept kept) {
        try {
            return MAPPER.readTree(kept.reasons());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
