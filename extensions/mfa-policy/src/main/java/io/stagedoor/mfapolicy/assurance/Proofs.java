package io.stagedoor.mfapolicy.assurance;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was proved in one session. Whoever has a session has proved at least one thing (a password, a mailbox, their company's word),
 * so that level 1 needs no entry.
 *
 * @param methods when each was last used in this session
 * @param upstream null where nobody came through a company
 */
public record Proofs(Map<Method, Instant> methods, @Nullable Upstream upstream) {

    public static final Proofs NONE = new Proofs(Map.of(), null);

    public Proofs {
        EnumMap<Method, Instant> copy = new EnumMap<>(Method.class);
        copy.putAll(methods);
        methods = Collections.unmodifiableMap(copy);
    }

    public Proofs with(Method method, Instant at) {
        return and(new Proofs(Map.of(method, at), null));
    }

    public Proofs with(Upstream arrived) {
        return new Proofs(methods, arrived);
    }

    /** Both, in the same session: the later use of each counts, and the strongest word of the company. */
    public Proofs and(Proofs later) {
        EnumMap<Method, Instant> all = new EnumMap<>(Method.class);
        all.putAll(methods);
        later.methods.forEach((method, at) -> all.merge(method, at, Proofs::later));
        return new Proofs(all, stronger(upstream, later.upstream));
    }

    /** 1 password, 2 multi-factor, 3 cannot be phished. */
    public int level() {
        int here = methods.keySet().stream().mapToInt(Method::level).max().orElse(1);
        return Math.max(here, upstream == null ? 1 : upstream.level());
    }

    /** When that level, or a higher one, was last proved by one of these methods; empty where it was not. */
    public Optional<Instant> provedAt(int level, Set<Method> methodsThatCount, boolean upstreamCounts) {
        Stream<Instant> here = methods.entrySet().stream()
                .filter(one -> one.getKey().level() >= level && methodsThatCount.contains(one.getKey()))
                .map(Map.Entry::getValue);
        Stream<Instant> there = upstream != null && upstreamCounts && upstream.level() >= level
                ? Stream.of(upstream.at())
                : Stream.of();
        return Stream.concat(here, there).max(Instant::compareTo);
    }

    /** RFC 8176: what was used here, what the company named, and that there was more than one factor. */
    public List<String> references() {
        Set<String> all = new LinkedHashSet<>();
        methods.keySet().forEach(method -> all.addAll(method.references()));
        if (upstream != null) {
            all.addAll(upstream.references());
        }
        if (level() > 1) {
            all.add("mfa");
        } else {
            all.remove("mfa"); // said by a company whose word does not count
        }
        return List.copyOf(all);
    }

    /** A later word that proves less does not undo the one before. */
    private static @Nullable Upstream stronger(@Nullable Upstream before, @Nullable Upstream later) {
        if (before == null || later == null) {
            return before == null ? later : before;
        }
        return later.level() > before.level()
                        || (later.level() == before.level() && later.at().isAfter(before.at()))
                ? later
                : before;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
