<?php
// Whoever works there; each is in the same two groups.
$people = [];
foreach ([@PEOPLE@] as $name) {
    $people[$name . ':@PASSWORD@'] = [
        'uid' => [$name],
        'email' => [$name . '@@DOMAIN@'],
        'givenName' => [ucfirst($name)],
        'surname' => ['Simple'],
        'groups' => ['editors', 'everybody'],
    ];
}
$config = ['company' => ['exampleauth:UserPass'] + $people];
