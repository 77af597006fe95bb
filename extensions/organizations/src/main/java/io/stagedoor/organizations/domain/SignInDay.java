package io.stagedoor.organizations.domain;

import java.time.LocalDate;

/** Sign-ins of one day (UTC). */
public record SignInDay(LocalDate date, long succeeded, long failed) {}
