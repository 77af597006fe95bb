package io.stagedoor.passwords.domain;

import java.util.List;

/** Policies and people for tests. */
final class Policies {

    /** As the declared realm asks. */
    static final PasswordPolicy REALM = new PasswordPolicy(12, 15, 128, Characters.NONE, true, 5, 0, DeniedWords.NONE);

    static final PasswordPolicy EVERY_KIND =
            new PasswordPolicy(12, 15, 128, new Characters(1, 1, 1, 1), true, 5, 0, DeniedWords.NONE);

    /** The working title of a film that nobody has heard of yet. */
    static final PasswordPolicy SECRET_TITLE = new PasswordPolicy(
            12, 15, 128, Characters.NONE, true, 5, 0, new DeniedWords(List.of("Blue Harvest", "Schneewittchen")));

    static final PasswordPolicy STRONG = new PasswordPolicy(12, 15, 128, Characters.NONE, true, 5, 3, DeniedWords.NONE);

    static final OwnData MAYA = OwnData.of(
            List.of("Maya", "Müller-Lüdenscheidt", "Maya Müller-Lüdenscheidt", "Initech Motion Pictures", "initech"),
            List.of("maya.mueller@initech.example"));

    private Policies() {}
}
