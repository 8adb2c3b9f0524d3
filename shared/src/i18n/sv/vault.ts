export const vaultSv = {
  title: 'Valv',
  open: 'Öppna valvet på fler enheter',
  lead: 'Original, inspelningar, egna anteckningar och källors namn ligger låsta i valvet. Servern kan inte öppna det.',
  off: 'Installationen synkar inte mellan enheter. Valvet finns bara på den här enheten, och lösenfrasen öppnar applåset.',
  looking: 'Frågar servern',
  waiting: 'Servern svarar inte just nu. Du kan arbeta vidare, men lösenfrasen går bara att välja med kontakt.',
  again: 'Försök igen',

  passphrase: 'Lösenfras',
  passphraseText:
    'Med lösenfrasen öppnar du valvet på en annan enhet. Den skickas aldrig någonstans. Välj minst 15 tecken, gärna fyra ord eller fler, som inte liknar ditt lösenord.',
  passphraseNone:
    'Ingen lösenfras är vald. Ingen annan enhet kan öppna valvet, och försvinner den här enheten försvinner det som ligger i det.',
  passphraseSet: 'En lösenfras är vald.',
  bothLost:
    'Tappar du bort både lösenfrasen och återställningskoden kan ingen öppna valvet på en ny enhet, inte heller den som sköter servern.',
  newPassphrase: 'Ny lösenfras',
  repeat: 'Lösenfrasen en gång till',
  signInPassword: 'Ditt lösenord för inloggningen',
  signInPasswordHint: 'Bara för att kontrollera att lösenfrasen är en annan.',
  current: 'Lösenfrasen som gäller nu',
  choose: 'Välj lösenfras',
  change: 'Byt lösenfras',
  working: 'Låser valvet, det tar några sekunder',
  chosen: 'Lösenfrasen är vald. Den gamla öppnar inget mer.',
  faults: {
    'too-short': 'För kort. Välj minst 15 tecken, till exempel fyra ord.',
    'too-long': 'För lång. Högst 200 tecken.',
    'too-simple': 'För enkel. Använd fler olika tecken.',
    'is-sign-in': 'För lik ditt lösenord eller användarnamn. Servern känner till dem och kunde då öppna valvet.',
    differ: 'De två är inte lika.',
    current: 'Det är inte lösenfrasen som gäller nu. Inget har ändrats.',
  },

  recovery: 'Återställningskod',
  recoveryText:
    'Koden öppnar valvet om du glömmer lösenfrasen. Skriv den på papper och lägg papperet på ett säkert ställe.',
  recoveryNone: 'Ingen kod är gjord.',
  recoverySet: 'En kod är gjord. Gör du en ny slutar den gamla att gälla.',
  makeRecovery: 'Gör en återställningskod',
  makeRecoveryAgain: 'Gör en ny kod',
  recoveryShown: 'Din återställningskod. Den visas bara nu.',
  recoveryCopy: 'Kopiera',
  recoveryPrint: 'Skriv ut',
  recoveryCopied: 'Koden är kopierad.',
  recoveryCheck: 'Skriv de sju sista tecknen, så att vi vet att du har den',
  recoveryWrong: 'Det stämmer inte med koden ovan.',
  recoveryDone: 'Klar, göm koden',

  fingerprint: 'Ditt fingeravtryck',
  fingerprintText:
    'Läs upp siffrorna för en kollega som ska dela projekt med dig. Ser kollegan samma siffror har ingen bytt ut din nyckel.',
  fingerprintNone: 'Fingeravtrycket visas när enheten har haft kontakt med servern.',

  unlockTitle: 'Öppna ditt valv',
  unlockLead: 'Ditt konto har ett valv som gjordes på en annan enhet. Lösenfrasen öppnar det här också.',
  unlockPassphrase: 'Lösenfras',
  unlockCode: 'Återställningskod',
  useCode: 'Jag har glömt lösenfrasen',
  usePassphrase: 'Använd lösenfrasen',
  unlock: 'Öppna valvet',
  unlockWorking: 'Öppnar valvet, det tar några sekunder',
  unlockWrong: 'Det öppnar inte valvet. Kontrollera stavningen och försök igen. Inget har ändrats.',
  elsewhereTitle: 'Valvet finns på en annan enhet',
  elsewhereText:
    'Ditt konto har ett valv på en annan enhet, och ingen lösenfras är vald. Öppna Arbetsytan på den enheten, gå till Inställningar, Valv, och välj en lösenfras. Sedan öppnar du valvet här.',
  elsewhereAgain: 'Jag har valt en lösenfras',
} as const;
