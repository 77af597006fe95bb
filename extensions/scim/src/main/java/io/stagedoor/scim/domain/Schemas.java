package io.stagedoor.scim.domain;

import static io.stagedoor.scim.domain.Attribute.Mutability.IMMUTABLE;
import static io.stagedoor.scim.domain.Attribute.Mutability.READ_ONLY;
import static io.stagedoor.scim.domain.Attribute.Mutability.WRITE_ONLY;
import static io.stagedoor.scim.domain.Attribute.Returned.ALWAYS;
import static io.stagedoor.scim.domain.Attribute.Returned.NEVER;
import static io.stagedoor.scim.domain.Attribute.Type.BINARY;
import static io.stagedoor.scim.domain.Attribute.Type.BOOLEAN;
import static io.stagedoor.scim.domain.Attribute.Type.DATE_TIME;
import static io.stagedoor.scim.domain.Attribute.Type.REFERENCE;
import static io.stagedoor.scim.domain.Attribute.complex;
import static io.stagedoor.scim.domain.Attribute.string;

import java.util.List;

/** The schemas that are spoken here: those of RFC 7643 4.1 to 4.3, Okta's roles, and one of ours. */
public final class Schemas {

    /** What every resource has (RFC 7643 3.1). */
    public static final List<Attribute> COMMON = List.of(
            string("id").exact().is(READ_ONLY).returned(ALWAYS).unique(),
            string("externalId").exact(),
            complex(
                            "meta",
                            string("resourceType").exact().is(READ_ONLY),
                            Attribute.of("created", DATE_TIME).is(READ_ONLY),
                            Attribute.of("lastModified", DATE_TIME).is(READ_ONLY),
                            Attribute.of("location", REFERENCE).is(READ_ONLY),
                            string("version").exact().is(READ_ONLY))
                    .is(READ_ONLY));

    public static final Schema USER = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "User",
            "A person, as this organization's directory knows them",
            List.of(
                    string("userName").needed().unique(),
                    complex(
                            "name",
                            string("formatted"),
                            string("familyName"),
                            string("givenName"),
                            string("middleName"),
                            string("honorificPrefix"),
                            string("honorificSuffix")),
                    string("displayName"),
                    string("nickName"),
                    Attribute.of("profileUrl", REFERENCE),
                    string("title"),
                    string("userType"),
                    string("preferredLanguage"),
                    string("locale"),
                    string("timezone"),
                    Attribute.of("active", BOOLEAN),
                    string("password").exact().is(WRITE_ONLY).returned(NEVER),
                    valued("emails", string("value"), "work", "home", "other"),
                    valued("phoneNumbers", string("value"), "work", "home", "mobile", "fax", "pager", "other"),
                    valued(
                            "ims",
                            string("value"),
                            "aim",
                            "gtalk",
                            "icq",
                            "xmpp",
                            "msn",
                            "skype",
                            "qq",
                            "yahoo",
                            "other"),
                    valued("photos", Attribute.of("value", REFERENCE), "photo", "thumbnail"),
                    complex(
                                    "addresses",
                                    string("formatted"),
                                    string("streetAddress"),
                                    string("locality"),
                                    string("region"),
                                    string("postalCode"),
                                    string("country"),
                                    string("type").oneOf("work", "home", "other"),
                                    Attribute.of("primary", BOOLEAN))
                            .many(),
                    complex(
                                    "groups",
                                    string("value").exact().is(READ_ONLY),
                                    Attribute.reference("Group").is(READ_ONLY),
                                    string("display").is(READ_ONLY),
                                    string("type").is(READ_ONLY).oneOf("direct"))
                            .many()
                            .is(READ_ONLY),
                    valued("entitlements", string("value")),
                    valued("roles", string("value")),
                    valued("x509Certificates", Attribute.of("value", BINARY))));

    public static final Schema ENTERPRISE = new Schema(
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "EnterpriseUser",
            "What companies add (RFC 7643 4.3)",
            List.of(
                    string("employeeNumber"),
                    string("costCenter"),
                    string("organization"),
                    string("division"),
                    string("department"),
                    complex(
                            "manager",
                            string("value").exact(),
                            Attribute.reference("User"),
                            string("displayName").is(READ_ONLY))));

    public static final Schema GROUP = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:Group",
            "Group",
            "A directory group: mapping rules make a team role in a team of it. People only, no groups in groups",
            List.of(
                    string("displayName").needed().unique(),
                    complex(
                                    "members",
                                    string("value").exact().is(IMMUTABLE),
                                    Attribute.reference("User").is(IMMUTABLE),
                                    string("type").is(IMMUTABLE).oneOf("User"),
                                    string("display").is(READ_ONLY))
                            .many()));

    /** Ours: what became of a group. */
    public static final Schema GROUP_RESULT = new Schema(
            "urn:stagedoor:params:scim:schemas:extension:2.0:Group",
            "StagedoorGroup",
            "What the organization's mapping rules make of the group",
            List.of(
                    string("team").exact().is(READ_ONLY),
                    string("teamName").is(READ_ONLY),
                    string("teamRole").exact().is(READ_ONLY)));

    /** As Okta's role provisioning reads it. */
    public static final Schema ROLE = new Schema(
            "urn:okta:scim:schemas:core:1.0:Role",
            "Role",
            "A value of 'roles' that means something here",
            List.of(string("displayName").is(READ_ONLY)));

    public static final List<Schema> ALL = List.of(USER, ENTERPRISE, GROUP, GROUP_RESULT, ROLE);

    private Schemas() {}

    private static Attribute valued(String name, Attribute value, String... types) {
        return complex(name, value, string("display"), string("type").oneOf(types), Attribute.of("primary", BOOLEAN))
                .many();
    }
}
