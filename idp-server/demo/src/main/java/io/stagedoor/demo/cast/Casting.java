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

    /** One organization as the administrative API shows it. */
    interface Organization {

        void giveOrganizationRole(String person, String role);

        /** The id of the team of that name, made where there is none. */
        String teamNamed(String name);

        void giveTeamRole(String team, String person, String teamRole);

        void allow(String team, String teamRole, String permission, String constraint);
    }
}
