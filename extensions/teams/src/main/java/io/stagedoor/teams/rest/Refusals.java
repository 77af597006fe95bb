package io.stagedoor.teams.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.domain.Outcome.Refusal;
import java.util.function.Supplier;

/** Answers for changes that are not made. */
final class Refusals {

    private Refusals() {}

    /** The value of a change that was made; ends the call where it was not. */
    static <T> T orFail(AdministrativeCall call, Supplier<Outcome<T>> change) {
        return switch (made(call, change)) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal reason) -> throw call.fail(problem(reason));
        };
    }

    private static <T> Outcome<T> made(AdministrativeCall call, Supplier<Outcome<T>> change) {
        try {
            return change.get();
        } catch (WrittenMeanwhileException e) {
            throw call.fail(Problem.preconditionFailed());
        }
    }

    private static Problem problem(Refusal reason) {
        return switch (reason) {
            case NOT_FOUND -> Problem.notFound();
            case CHANGED_MEANWHILE -> Problem.preconditionFailed();
            case ALREADY_THERE ->
                Problem.conflict("already-there", "There is one already", "Change that one, or remove it first.");
            case NO_SUCH_TEAM -> Problem.invalid("One of the teams does not exist in this organization.", null);
            case NO_SUCH_TEAM_ROLE -> Problem.invalid("This organization has no such team role.", "/teamRole");
            case NOT_CONDITIONAL ->
                Problem.invalid(
                        "Only what is conditional in the team role can be allowed. Give a team role that has the permission.",
                        "/permission");
            case NOT_IN_TEAM -> Problem.invalid("This person is not in the team.", "/person");
            case IN_USE ->
                Problem.conflict(
                        "in-use",
                        "It is in use",
                        "Somebody holds this team role, or a mapping rule or an exception names it. Change those first.");
            case LAST_OWNER ->
                Problem.conflict(
                        "last-owner",
                        "An organization needs an owner",
                        "Make somebody else owner first; this person is the only one.");
            case TOO_MANY -> Problem.conflict("too-many", "There are too many", "Remove some that nobody needs.");
        };
    }
}
