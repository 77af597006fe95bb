package io.stagedoor.demo.saml;

import java.util.List;
import org.opensaml.core.xml.schema.XSString;
import org.opensaml.core.xml.schema.impl.XSStringBuilder;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.opensaml.saml.saml2.core.AttributeValue;

/** What is said of an employee, under the names that Microsoft Entra ID uses in SAML tokens. */
final class EntraClaims {

    private static final String IDENTITY = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String DIRECTORY = "http://schemas.microsoft.com/identity/claims/";

    private EntraClaims() {}

    static AttributeStatement of(Employee employee) {
        AttributeStatement statement =
                OpenSaml.create(AttributeStatement.class, AttributeStatement.DEFAULT_ELEMENT_NAME);
        add(statement, IDENTITY + "emailaddress", employee.email());
        add(statement, IDENTITY + "givenname", employee.givenName());
        add(statement, IDENTITY + "surname", employee.surname());
        // In Entra ID this is the user principal name, not what people are called.
        add(statement, IDENTITY + "name", employee.email());
        add(statement, DIRECTORY + "displayname", employee.givenName() + " " + employee.surname());
        add(statement, DIRECTORY + "objectidentifier", employee.objectId());
        add(statement, DIRECTORY + "tenantid", Employee.TENANT);
        add(statement, "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups", employee.groups());
        add(
                statement,
                "http://schemas.microsoft.com/claims/authnmethodsreferences",
                "http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password");
        return statement;
    }

    private static void add(AttributeStatement statement, String name, String value) {
        add(statement, name, List.of(value));
    }

    private static void add(AttributeStatement statement, String name, List<String> values) {
        Attribute attribute = OpenSaml.create(Attribute.class, Attribute.DEFAULT_ELEMENT_NAME);
        attribute.setName(name);
        attribute.setNameFormat(Attribute.URI_REFERENCE);
        for (String value : values) {
            XSString text = new XSStringBuilder().buildObject(AttributeValue.DEFAULT_ELEMENT_NAME, XSString.TYPE_NAME);
            text.setValue(value);
            attribute.getAttributeValues().add(text);
        }
        statement.getAttributes().add(attribute);
    }
}
