package io.stagedoor.serviceaccounts.domain;

/**
 * Who a service account is at an issuer: the whole of it, so that nothing has to be kept secret here.
 *
 * @param account id of the service account
 * @param trustedIssuer id of the issuer, as its organization has declared it
 * @param issuer {@code iss}
 * @param subject {@code sub}, to the letter: {@code system:serviceaccount:<namespace>:<name>} in Kubernetes
 */
public record Workload(String account, String trustedIssuer, String issuer, String subject) {

    private static final int LONGEST = 255;

    public Workload {
        if (subject.isBlank() || subject.length() > LONGEST || !subject.equals(subject.strip())) {
            throw new IllegalArgumentException("subject has 1 to " + LONGEST + " characters, to the letter");
        }
        if (subject.indexOf('*') >= 0) {
            // Nobody is to believe that this is a pattern.
            throw new IllegalArgumentException("subject is compared to the letter: it has no wildcards");
        }
    }
}
