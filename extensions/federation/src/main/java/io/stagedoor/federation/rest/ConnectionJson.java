package io.stagedoor.federation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.federation.change.Projection;
import io.stagedoor.federation.change.Providers;
import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.domain.Preset;
import io.stagedoor.federation.domain.Presets;
import io.stagedoor.federation.domain.Protocol;
import io.stagedoor.federation.domain.Revision;
import io.stagedoor.federation.domain.Setting;
import io.stagedoor.federation.store.Connections;
import io.stagedoor.federation.store.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Connections and presets as they are answered. */
final class ConnectionJson {

    /** A value of ours for the vendor's console. */
    record Copy(String key, String value) {}

    /** A revision that was saved. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Draft(
            int number,
            String savedAt,
            String savedBy,
            @Nullable String testedAt) {}

    /** A revision that people sign in with, or did. */
    record Live(int number, String activatedAt) {}

    record Trouble(String code, String since, String last, long count) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(
            String id,
            String name,
            String vendor,
            String protocol,
            String state,
            boolean required,
            TreeSet<String> domains,
            @JsonProperty("default") boolean byDefault,
            boolean changed,
            @Nullable String lastSignIn,
            List<Trouble> problems,
            @Nullable List<Copy> copy,
            @Nullable Map<String, String> settings,
            @Nullable Boolean clientSecretSet,
            @Nullable Draft draft,
            @Nullable Live live,
            @Nullable Live previous) {}

    record Many(List<One> items) {}

    record SettingJson(String key, String kind, boolean required, String initial, List<String> choices) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PresetJson(
            String vendor,
            String protocol,
            String name,
            String page,
            @Nullable String readOn,
            List<String> copied,
            List<SettingJson> settings) {}

    record PresetList(List<PresetJson> items) {}

    private final AdministrativeCall call;
    private final Connections connections;
    private final Problems problems;

    ConnectionJson(AdministrativeCall call) {
        this.call = call;
        this.connections =
                Providers.connections(call.session(), call.organization().getId());
        this.problems = Providers.problems(call.session());
    }

    Many all() {
        return new Many(connections.list().stream()
                .map(one -> json(one, null, null, null, null, null, null))
                .toList());
    }

    One one(Connection connection) {
        Revision draft =
                connections.revision(connection.id(), connection.draft()).orElseThrow();
        return json(
                connection,
                copied(connection),
                settings(draft),
                connection.protocol() == Protocol.OIDC
                        ? !draft.get(Setting.Key.CLIENT_SECRET).isEmpty()
                        : null,
                new Draft(draft.number(), draft.savedAt().toString(), draft.savedBy(), time(draft.testedAt())),
                live(connection.id(), connection.live()),
                live(connection.id(), connection.previous()));
    }

    static PresetList presets() {
        return new PresetList(Presets.all().stream().map(ConnectionJson::preset).toList());
    }

    private One json(
            Connection connection,
            @Nullable List<Copy> copy,
            @Nullable Map<String, String> settings,
            @Nullable Boolean secret,
            @Nullable Draft draft,
            @Nullable Live live,
            @Nullable Live previous) {
        return new One(
                connection.id(),
                connection.name(),
                connection.vendor().word(),
                connection.protocol().word(),
                connection.state().word(),
                connection.required(),
                new TreeSet<>(connection.domains()),
                connection.byDefault(),
                connection.changed(),
                time(connection.lastSignIn()),
                problems.of(connection.id()).stream()
                        .map(one -> new Trouble(
                                one.code(), one.since().toString(), one.last().toString(), one.times()))
                        .toList(),
                copy,
                settings,
                secret,
                draft,
                live,
                previous);
    }

    private List<Copy> copied(Connection connection) {
        Projection projection = new Projection(call.session(), call.organization());
        String broker = projection.broker(connection.id());
        String endpoint = broker + "/endpoint";
        Preset preset = Presets.of(connection.vendor(), connection.protocol()).orElseThrow();
        List<Copy> copied = new ArrayList<>();
        for (Preset.Copied one : preset.copied()) {
            copied.add(new Copy(
                    one.word(),
                    switch (one) {
                        case REDIRECT_URI, ACS_URL, SLO_URL -> endpoint;
                        case LOGOUT_REDIRECT_URI -> endpoint + "/logout_response";
                        case BACKCHANNEL_LOGOUT_URI -> endpoint + "/backchannel-logout";
                        case JWKS_URL -> realm() + "/protocol/openid-connect/certs";
                        case ENTITY_ID -> projection.entityId(connection.id());
                        case METADATA_URL -> endpoint + "/descriptor";
                    }));
        }
        return copied;
    }

    private String realm() {
        return call.session()
                .getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(call.realm().getName())
                .build()
                .toString();
    }

    private static Map<String, String> settings(Revision revision) {
        Map<String, String> settings = new TreeMap<>();
        revision.settings().forEach((key, value) -> {
            if (key != Setting.Key.CLIENT_SECRET) {
                settings.put(key.word(), value);
            }
        });
        return settings;
    }

    private @Nullable Live live(String connection, int number) {
        return Optional.of(number)
                .filter(some -> some > 0)
                .flatMap(some -> connections.revision(connection, some))
                .map(revision -> new Live(revision.number(), String.valueOf(time(revision.activatedAt()))))
                .orElse(null);
    }

    private static PresetJson preset(Preset preset) {
        return new PresetJson(
                preset.vendor().word(),
                preset.protocol().word(),
                preset.name(),
                preset.page(),
                preset.readOn() == null ? null : preset.readOn().toString(),
                preset.copied().stream().map(Preset.Copied::word).toList(),
                preset.settings().stream()
                        .map(setting -> new SettingJson(
                                setting.key().word(),
                                setting.kind().word(),
                                setting.required(),
                                setting.initial(),
                                setting.choices()))
                        .toList());
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
