// What this app says of the lock of a phone, in three languages, in the same order.

export const LOCK = {
  en: {
    title: 'Let this phone check that it is you?',
    text: 'Then a sign-in is approved only by somebody whom this phone knows by finger, face or PIN. To see what waits and to say no, it asks for nothing.',
    use: 'Use finger, face or PIN',
    without: 'Go on without',
    failed: 'This phone did not make a key for it. Try again, or go on without.',
    closed: 'This phone did not recognise you, so nothing was approved. Try again while the sign-in waits. If it never works any more, set this phone up again.',
  },
  de: {
    title: 'Soll dieses Telefon prüfen, dass Sie es sind?',
    text: 'Dann bestätigt eine Anmeldung nur, wen dieses Telefon an Finger, Gesicht oder PIN erkennt. Um zu sehen, was wartet, und um Nein zu sagen, verlangt es nichts.',
    use: 'Finger, Gesicht oder PIN verwenden',
    without: 'Ohne weitermachen',
    failed: 'Dieses Telefon hat keinen Schlüssel dafür erzeugt. Versuchen Sie es noch einmal, oder machen Sie ohne weiter.',
    closed: 'Dieses Telefon hat Sie nicht erkannt, also wurde nichts bestätigt. Versuchen Sie es noch einmal, solange die Anmeldung wartet. Gelingt es gar nicht mehr, richten Sie dieses Telefon neu ein.',
  },
  fr: {
    title: 'Ce téléphone doit-il vérifier que c’est vous ?',
    text: 'Alors seule une personne que ce téléphone reconnaît au doigt, au visage ou au code peut approuver une connexion. Pour voir ce qui attend et pour refuser, il ne demande rien.',
    use: 'Utiliser le doigt, le visage ou le code',
    without: 'Continuer sans',
    failed: 'Ce téléphone n’a pas créé de clé pour cela. Réessayez, ou continuez sans.',
    closed: 'Ce téléphone ne vous a pas reconnu, donc rien n’a été approuvé. Réessayez tant que la connexion attend. Si cela ne marche plus du tout, configurez à nouveau ce téléphone.',
  },
};
