package io.stagedoor.demo.cast;

/** Who is in which team, and what is taken away from them. Everything can be repeated. */
final class Casting {

    private final Console console;
    private final Administration administration;

    Casting(Console console, Administration administration) {
        this.console = console;
        this.administration = administration;
    }

    /** The state in which the demonstration begins: one team for each organization, its owner, and an exception. */
    void seed() {
        console.makeOperator(Administration.CLIENT);
        for (Part part : Part.ALL) {
            String person = console.personOf(part.email());
            Organization organization = administration.organization(part.organization());
            organization.giveOrganizationRole(person, "owner");
            String team = organization.teamNamed(part.team());
            organization.giveTeamRole(team, person, part.teamRole());
            if (part.teamRole().equals("reviewer")) {
                // 'Conditional' in the permission table: off unless allowed, here with a constraint.
                organization.allow(team, "reviewer", "asset.download", "approved-only");
            }
        }
    }

    String give(Part part, String teamRole) {
        Organization organization = administration.organization(part.organization());
        String team = organization.teamNamed(part.team());
        organization.giveTeamRole(team, console.personOf(part.email()), teamRole);
        return part.name() + " is " + teamRole + " in " + part.team()
                + " now. Screening Room shows it at once; tokens that said otherwise are refused at the gateway.\n";
    }

    String endSessions(Part part) {
        console.endSessions(part.email());
        return part.name()
                + "'s sessions have ended: Screening Room shows its front page, and the gateway refuses their tokens.\n";
    }

    /** Puts somebody out, as their organization's administrators do, and says what the receipt says. */
    String offboard(Part part) {
        Organization organization = administration.organization(part.organization());
        return part.name() + " is out: the next click in Screening Room is refused. The receipt:\n"
                + organization.offboard(console.personOf(part.email()), "offboarded in the demonstration")
                + "./stagedoor demo rehire " + part.name() + " gives the account back, and no session of before.\n";
    }

    String rehire(Part part) {
        administration.organization(part.organization()).rehire(console.personOf(part.email()));
        return part.name() + " may sign in again. What was issued before stays worth nothing.\n";
    }

    /** One organization as the administrative API shows it. */
    interface Organization {

        void giveOrganizationRole(String person, String role);

        /** The id of the team of that name, made where there is none. */
        String teamNamed(String name);

        void giveTeamRole(String team, String person, String teamRole);

        /** What the receipt says, in lines; it is waited for until everybody who listens has acted on it, or a few seconds. */
        String offboard(String person, String reason);

        void rehire(String person);

        void allow(String team, String teamRole, String permission, String constraint);
    }
}
