package io.stagedoor.mfapolicy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.mfapolicy.document.PolicySetDocument;
import io.stagedoor.mfapolicy.domain.PolicyChange;
import io.stagedoor.mfapolicy.domain.PolicySet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What has changed since a version. */
record DifferencesJson(List<Difference> policies, List<Difference> networks) {

    /**
     * One thing.
     *
     * @param name of the policy or network, the later one where it has changed
     * @param change as a word: added, removed, changed
     * @param before null where it was added
     * @param after null where it was removed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(
            String name,
            String change,
            @Nullable Object before,
            @Nullable Object after) {

        static <T> Difference of(PolicyChange<T> change, Function<T, String> name, Function<T, Object> document) {
            T before = change.before();
            T after = change.after();
            return new Difference(
                    after != null ? name.apply(after) : before != null ? name.apply(before) : "",
                    before == null ? "added" : after == null ? "removed" : "changed",
                    before == null ? null : document.apply(before),
                    after == null ? null : document.apply(after));
        }
    }

    static DifferencesJson of(PolicySet before, PolicySet after) {
        return new DifferencesJson(
                PolicyChange.ofPolicies(before, after).stream()
                        .map(change -> Difference.of(change, policy -> policy.name(), PolicySetDocument::policy))
                        .toList(),
                PolicyChange.ofNetworks(before, after).stream()
                        .map(change -> Difference.of(change, network -> network.name(), network -> network))
                        .toList());
    }
}
