package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;

/** What is answered where a letter did not go out. */
final class Mail {

    private static final Logger LOG = Logger.getLogger(Mail.class);

    private Mail() {}

    /** The answer says nothing of the mail server. */
    static ProblemException notSent(AdministrativeCall call, EmailException e) {
        LOG.warnf(e, "a letter could not be sent (%s)", call.correlationId().value());
        return call.fail(new Problem(
                502,
                "mail-not-sent",
                "The letter could not be sent",
                "Nothing was changed. Try again; if it fails again, ask whoever runs the mail server.",
                null));
    }
}
