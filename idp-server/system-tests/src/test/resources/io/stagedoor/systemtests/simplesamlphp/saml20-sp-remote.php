<?php
$metadata['@ENTITY_ID@'] = [
    'AssertionConsumerService' => '@ACS_URL@',
    'SingleLogoutService' => '@SLO_URL@',
    'certData' => '@CERTIFICATE@',
    'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    'simplesaml.nameidattribute' => 'uid',
    'attributes.NameFormat' => 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
    'sign.logout' => true,
    'redirect.sign' => true,
    'redirect.validate' => true,
    'validate.authnrequest' => true,
    'validate.logout' => true,
];
