package io.stagedoor.organizations.domain;

/**
 * How many people there are.
 *
 * @param total everybody who belongs to the organization, guests too
 * @param suspended at home here, and not let in
 * @param guests at home elsewhere, or nowhere
 * @param invited who have not answered yet, and still can
 * @param withSecondFactor at home here, let in, with a second factor
 * @param withoutSecondFactor the same without one
 */
public record PeopleCount(
        long total, long suspended, long guests, long invited, long withSecondFactor, long withoutSecondFactor) {}
