package io.stagedoor.federation.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.domain.DomainClaim;
import io.stagedoor.federation.domain.DomainName;
import io.stagedoor.federation.domain.Preset;
import io.stagedoor.federation.domain.Revision;
import io.stagedoor.federation.domain.Setting;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is asked for of a connection. A setting that is left out keeps what stands there; the secret too, which is never answered. */
record ConnectionRequest(
        @Nullable String name,
        @Nullable String vendor,
        @Nullable String protocol,
        @Nullable Map<String, @Nullable String> settings,
        @Nullable List<String> domains,
        @JsonProperty("default") @Nullable Boolean byDefault) {

    String checkedName() {
        return Checked.value(
                () -> {
                    String text = name == null ? "" : name.strip();
                    if (text.isEmpty()
                            || text.length() > Connection.LONGEST_NAME
                            || text.chars().anyMatch(Character::isISOControl)) {
                        throw new IllegalArgumentException(
                                "a name has 1 to " + Connection.LONGEST_NAME + " characters");
                    }
                    return text;
                },
                "/name");
    }

    /** Those that a preset knows; each put right. */
    Map<Setting.Key, String> checkedSettings(Preset preset, Revision before) {
        Map<String, @Nullable String> given = settings == null ? Map.of() : settings;
        for (String word : given.keySet()) {
            if (Setting.Key.of(word).flatMap(preset::setting).isEmpty()) {
                throw new ProblemException(Problem.invalid("This setting is not known here.", "/settings/" + word));
            }
        }
        Map<Setting.Key, String> checked = new EnumMap<>(Setting.Key.class);
        for (Setting setting : preset.settings()) {
            String word = setting.key().word();
            @Nullable String value = given.containsKey(word) ? given.get(word) : before.get(setting.key());
            // What is sealed already is longer than what may be typed.
            boolean kept = setting.kind() == Setting.Kind.SECRET && !given.containsKey(word);
            checked.put(
                    setting.key(),
                    kept
                            ? before.get(setting.key())
                            : Checked.value(() -> setting.checked(value), "/settings/" + word));
        }
        return checked;
    }

    /** What stands in a connection's settings when it is made. */
    static Map<Setting.Key, String> initial(Preset preset) {
        Map<Setting.Key, String> initial = new EnumMap<>(Setting.Key.class);
        preset.settings().forEach(setting -> initial.put(setting.key(), setting.initial()));
        return initial;
    }

    /** Each is, or is below, a domain that the organization has proved. */
    Set<String> checkedDomains(Collection<DomainClaim> claims, Set<String> before) {
        if (domains == null) {
            return before;
        }
        Set<String> checked = new TreeSet<>();
        for (int i = 0; i < domains.size(); i++) {
            String word = domains.get(i);
            DomainName domain = Checked.value(() -> new DomainName(word), "/domains/" + i);
            if (claims.stream().noneMatch(claim -> claim.state().counts() && claim.covers(domain))) {
                throw new ProblemException(Problem.invalid(
                        "Your organization has not proved " + domain + ". Prove it first.", "/domains/" + i));
            }
            checked.add(domain.value());
        }
        return checked;
    }
}
