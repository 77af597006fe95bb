package io.stagedoor.serviceaccounts.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a service account is called: as its requester says, or by its number in the organization. */
public record AccountName(String value) {

    private static final String UNNAMED = "Service Account User";
    private static final Pattern NUMBERED = Pattern.compile("service account user( [0-9]+)?");

    public AccountName {
        value = Words.line(value, "a service account's name", 100);
    }

    /** As somebody has chosen it; names that numbers make are not to be had. */
    public static AccountName chosen(String value) {
        AccountName name = new AccountName(value);
        if (NUMBERED.matcher(name.value.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                .matches()) {
            throw new IllegalArgumentException(
                    "names as '" + UNNAMED + " 2' are given by number; choose another name or leave it out");
        }
        return name;
    }

    /** The name that a number makes; numbers begin with 1. */
    public static AccountName numbered(long number) {
        return new AccountName(number == 1 ? UNNAMED : UNNAMED + " " + number);
    }
}
