package io.stagedoor.mfapolicy.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.mfapolicy.domain.AccessPolicy;
import io.stagedoor.mfapolicy.domain.Device;
import io.stagedoor.mfapolicy.domain.Effect;
import io.stagedoor.mfapolicy.domain.FromWhere;
import io.stagedoor.mfapolicy.domain.Grace;
import io.stagedoor.mfapolicy.domain.PolicyState;
import io.stagedoor.mfapolicy.domain.When;
import io.stagedoor.mfapolicy.domain.WhereTo;
import io.stagedoor.mfapolicy.domain.Who;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One policy. A member that is missing means everyone, everything, everywhere, always. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyDocument(
        @Nullable String id,
        @Nullable String name,
        @Nullable String state,
        @Nullable WhoDocument who,
        @Nullable WhereToDocument whereTo,
        @Nullable FromWhereDocument fromWhere,
        @Nullable WhenDocument when,
        @Nullable EffectDocument effect,
        @Nullable GraceDocument grace) {

    /** Lists that are missing name nobody. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record WhoDocument(
            @Nullable Boolean everyone,
            @Nullable List<String> organizationRoles,
            @Nullable List<String> teamRoles,
            @Nullable List<String> teams,
            @Nullable List<String> people,
            @Nullable List<String> exceptPeople,
            @Nullable List<String> exceptOrganizationRoles,
            @Nullable List<String> exceptTeams) {

        static WhoDocument of(Who who) {
            return new WhoDocument(
                    who.everyone() ? true : null,
                    Lists.of(who.organizationRoles()),
                    Lists.of(who.teamRoles()),
                    Lists.of(who.teams()),
                    Lists.of(who.people()),
                    Lists.of(who.exceptPeople()),
                    Lists.of(who.exceptOrganizationRoles()),
                    Lists.of(who.exceptTeams()));
        }

        Who toDomain() {
            return new Who(
                    Boolean.TRUE.equals(everyone),
                    Lists.set(organizationRoles),
                    Lists.set(teamRoles),
                    Lists.set(teams),
                    Lists.set(people),
                    Lists.set(exceptPeople),
                    Lists.set(exceptOrganizationRoles),
                    Lists.set(exceptTeams));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record WhereToDocument(
            @Nullable List<String> applications, @Nullable List<String> scopes) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record FromWhereDocument(
            @Nullable List<String> inNetworks,
            @Nullable List<String> outsideNetworks,
            @Nullable String device) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WhenDocument(@Nullable Integer strongFactorOlderThanMinutes) {}

    /** @param until RFC 3339 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GraceDocument(@Nullable String until, @Nullable Integer signIns) {}

    static PolicyDocument of(AccessPolicy policy) {
        return new PolicyDocument(
                policy.id(),
                policy.name(),
                policy.state().word(),
                WhoDocument.of(policy.who()),
                policy.whereTo().equals(WhereTo.ANYTHING)
                        ? null
                        : new WhereToDocument(
                                Lists.of(policy.whereTo().applications()),
                                Lists.of(policy.whereTo().scopes())),
                policy.fromWhere().equals(FromWhere.ANYWHERE)
                        ? null
                        : new FromWhereDocument(
                                Lists.of(policy.fromWhere().inNetworks()),
                                Lists.of(policy.fromWhere().outsideNetworks()),
                                policy.fromWhere().device().word()),
                policy.when().equals(When.ALWAYS)
                        ? null
                        : new WhenDocument(Lists.minutes(policy.when().strongFactorOlderThan())),
                EffectDocument.of(policy.effect()),
                policy.grace().equals(Grace.NONE)
                        ? null
                        : new GraceDocument(
                                policy.grace().until() == null
                                        ? null
                                        : policy.grace().until().toString(),
                                policy.grace().signIns()));
    }

    /** @throws IllegalArgumentException in words for whoever wrote it */
    AccessPolicy toDomain() {
        return new AccessPolicy(
                id == null ? "" : id,
                name == null ? "" : name,
                PolicyState.of(state == null ? "" : state)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the state of a policy is 'draft', 'report-only' or 'enforced'")),
                who == null ? Who.EVERYONE : who.toDomain(),
                whereTo == null
                        ? WhereTo.ANYTHING
                        : new WhereTo(Lists.set(whereTo.applications()), Lists.set(whereTo.scopes())),
                fromWhere == null ? FromWhere.ANYWHERE : place(fromWhere),
                when == null ? When.ALWAYS : new When(Lists.minutes(when.strongFactorOlderThanMinutes())),
                asked(),
                grace == null ? Grace.NONE : grace(grace));
    }

    private Effect asked() {
        if (effect == null) {
            throw new IllegalArgumentException("a policy says what it does: it refuses, or requires a level");
        }
        return effect.toDomain();
    }

    private static FromWhere place(FromWhereDocument place) {
        return new FromWhere(
                Lists.set(place.inNetworks()),
                Lists.set(place.outsideNetworks()),
                Device.of(place.device() == null ? Device.ANY.word() : place.device())
                        .orElseThrow(() -> new IllegalArgumentException("a device is 'any', 'known' or 'unknown'")));
    }

    private static Grace grace(GraceDocument grace) {
        try {
            return new Grace(
                    grace.until() == null ? null : Instant.parse(grace.until()),
                    grace.signIns() == null ? 0 : grace.signIns());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("the date of a grace period is written as 2026-12-01T00:00:00Z", e);
        }
    }
}
