package io.stagedoor.applications.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Identifier;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.domain.Offer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** APIs in both directions. */
final class ApiJson {

    private ApiJson() {}

    /**
     * What is sent.
     *
     * @param identifier of a new one; of one that is there it may be repeated, and is never another
     * @param permissions null for none
     * @param offer null for {@code own}
     * @param offeredTo aliases; null where the offer names nobody
     */
    record Request(
            @Nullable String identifier,
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> permissions,
            boolean approval,
            @Nullable String offer,
            @Nullable List<String> offeredTo) {

        /** @throws IllegalArgumentException in a sentence, where it cannot be */
        Offer checkedOffer(Names names) {
            SortedMap<String, String> named = new TreeMap<>();
            for (String alias : offeredTo == null ? List.<String>of() : offeredTo) {
                named.put(text(alias), names.organization(text(alias)));
            }
            return new Offer(offer == null ? Offer.To.OWN : Offer.To.of(offer), named);
        }

        /** @throws IllegalArgumentException in a sentence, where it cannot be */
        Api asked(String id, String owner, Identifier checked, Offer checkedOffer, Life life, long version) {
            TreeSet<String> words = new TreeSet<>();
            for (String word : permissions == null ? List.<String>of() : permissions) {
                words.add(text(word));
            }
            return new Api(
                    id, owner, checked, text(name), text(description), words, approval, checkedOffer, life, version);
        }
    }

    /**
     * What is answered.
     *
     * @param offeredTo aliases, for the owner alone
     * @param owner alias; null for the realm's own
     * @param declared true where it comes with the realm's declaration
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String id,
            String identifier,
            String name,
            @Nullable String description,
            List<String> permissions,
            boolean approval,
            @Nullable String offer,
            @Nullable List<String> offeredTo,
            @Nullable String owner,
            @Nullable Boolean declared,
            String state) {}

    /** For its owner. */
    static Answer own(Api api, Names names) {
        return answer(
                api,
                names,
                api.offer().to().word(),
                api.offer().to() == Offer.To.NAMED
                        ? List.copyOf(api.offer().named().keySet())
                        : null);
    }

    /** For whoever may subscribe: who else may is not told. */
    static Answer offered(Api api, Names names) {
        return answer(api, names, null, null);
    }

    private static Answer answer(Api api, Names names, @Nullable String offer, @Nullable List<String> offeredTo) {
        return new Answer(
                api.id(),
                api.identifier().value(),
                api.name(),
                api.description().isEmpty() ? null : api.description(),
                List.copyOf(api.permissions()),
                api.approval(),
                offer,
                offeredTo,
                names.alias(api.owner()),
                api.isDeclared() ? true : null,
                api.life().word());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
