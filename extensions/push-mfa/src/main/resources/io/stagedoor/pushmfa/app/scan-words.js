// What this app says of its camera, in three languages, in the same order.

export const SCAN = {
  en: {
    start: 'Scan with the camera',
    title: 'Hold the camera over the square',
    picture: 'What the camera sees',
    looking: 'Looking for the code. No picture leaves this phone.',
    other: 'That is not a code of this server. Hold the camera over the square on the page where you set the phone up.',
    type: 'Type the code instead',
    refused: 'This page may not use the camera. Allow it in the settings of the browser, or type the code.',
    none: 'No camera was found. Type the code.',
    failed: 'The camera cannot be used now. Another app may be using it; close that one, or type the code.',
  },
  de: {
    start: 'Mit der Kamera scannen',
    title: 'Halten Sie die Kamera über das Quadrat',
    picture: 'Was die Kamera sieht',
    looking: 'Der Code wird gesucht. Kein Bild verlässt dieses Telefon.',
    other: 'Das ist kein Code dieses Servers. Halten Sie die Kamera über das Quadrat auf der Seite, auf der Sie das Telefon einrichten.',
    type: 'Stattdessen den Code eingeben',
    refused: 'Diese Seite darf die Kamera nicht verwenden. Erlauben Sie es in den Einstellungen des Browsers, oder geben Sie den Code ein.',
    none: 'Es wurde keine Kamera gefunden. Geben Sie den Code ein.',
    failed: 'Die Kamera lässt sich gerade nicht verwenden. Vielleicht nutzt sie eine andere App; schließen Sie diese, oder geben Sie den Code ein.',
  },
  fr: {
    start: 'Scanner avec l’appareil photo',
    title: 'Tenez l’appareil photo au-dessus du carré',
    picture: 'Ce que voit l’appareil photo',
    looking: 'Recherche du code. Aucune image ne quitte ce téléphone.',
    other: 'Ce n’est pas un code de ce serveur. Tenez l’appareil photo au-dessus du carré de la page où vous configurez le téléphone.',
    type: 'Saisir plutôt le code',
    refused: 'Cette page ne peut pas utiliser l’appareil photo. Autorisez-le dans les réglages du navigateur, ou saisissez le code.',
    none: 'Aucun appareil photo n’a été trouvé. Saisissez le code.',
    failed: 'L’appareil photo est indisponible pour l’instant. Une autre application l’utilise peut-être ; fermez-la, ou saisissez le code.',
  },
};
