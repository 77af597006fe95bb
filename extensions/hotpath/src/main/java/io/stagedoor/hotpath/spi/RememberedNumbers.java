package io.stagedoor.hotpath.spi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;

/** Settings whose numbers are looked up once: nobody changes them while a server runs. Names come from requests, too, so only so many are remembered at a time. */
record RememberedNumbers(Config.Scope settings, Map<String, Optional<Integer>> numbers) implements Config.Scope {

    static final int MOST = 256;

    static Config.Scope of(Config.Scope settings) {
        return new RememberedNumbers(settings, new ConcurrentHashMap<>());
    }

    @Override
    public @Nullable Integer getInt(String name) {
        if (numbers.size() >= MOST) {
            numbers.clear(); // somebody makes names up
        }
        return numbers.computeIfAbsent(name, asked -> Optional.ofNullable(settings.getInt(asked)))
                .orElse(null);
    }

    @Override
    public @Nullable Integer getInt(String name, @Nullable Integer otherwise) {
        return settings.getInt(name, otherwise);
    }

    @Override
    public @Nullable String get(String name) {
        return settings.get(name);
    }

    @Override
    public @Nullable String get(String name, @Nullable String otherwise) {
        return settings.get(name, otherwise);
    }

    @Override
    public String @Nullable [] getArray(String name) {
        return settings.getArray(name);
    }

    @Override
    public @Nullable Long getLong(String name, @Nullable Long otherwise) {
        return settings.getLong(name, otherwise);
    }

    @Override
    public @Nullable Boolean getBoolean(String name, @Nullable Boolean otherwise) {
        return settings.getBoolean(name, otherwise);
    }

    @Override
    public Config.Scope scope(String... names) {
        return settings.scope(names);
    }

    @Override
    @SuppressWarnings("deprecation") // whoever may still call it
    public Set<String> getPropertyNames() {
        return settings.getPropertyNames();
    }

    @Override
    public Config.Scope root() {
        return settings.root();
    }
}
