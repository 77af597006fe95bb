package io.stagedoor.teams.domain;

/** One source of one person's membership of one team. */
public record Membership(String person, TeamId team, Source source) {}
