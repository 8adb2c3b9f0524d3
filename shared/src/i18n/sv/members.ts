export const membersSv = {
  title: 'Deltagare',
  tab: 'Deltagare',
  lead: 'Deltagare ser projektets maskerade texter och kan skriva i dem. Original, inspelningar och egna anteckningar ser bara den som lade in dem.',
  list: 'Projektets deltagare',
  owner: 'Projektägare',
  member: 'Deltagare',
  you: '{name} (du)',
  emptyTitle: 'Projektet finns bara hos dig',
  emptyText: 'När projektet har synkats till servern kan du bjuda in kollegor här.',
  off: 'Installationen synkar inte mellan enheter, så projekt kan inte delas.',

  invite: 'Bjud in',
  inviteLabel: 'Kollegans användarnamn',
  inviteHint: 'Kollegan ser projektet nästa gång enheten har kontakt med servern.',
  invited: '{name} är med i projektet.',
  noKey: 'Har inte öppnat sitt valv ännu. Ord som alltid maskeras delas när det är gjort.',

  remove: 'Ta bort',
  removeTitle: 'Ta bort {name} ur projektet?',
  removeText:
    'Projektets texter tas bort från kollegans enheter vid nästa kontakt, och projektet får en ny nyckel. Det kollegan redan har läst eller kopierat går inte att ta tillbaka. Original som kollegan lade in ligger kvar hos kollegan.',
  removed: '{name} är borttagen.',
  leave: 'Lämna projektet',
  leaveTitle: 'Lämna projektet?',
  leaveText: 'Projektets texter tas bort från dina enheter. Dina egna original och anteckningar ligger kvar hos dig.',

  handOver: 'Gör till projektägare',
  handOverTitle: 'Lämna över projektet till {name}?',
  handOverText: '{name} blir projektägare och du blir deltagare.',
  handedOver: '{name} är projektägare.',

  fingerprint: 'Fingeravtryck',
  fingerprintText:
    'Be {name} läsa upp sitt fingeravtryck (Inställningar, Valv) i telefon. Är siffrorna de samma har ingen bytt ut nyckeln.',
  compared: 'Vi har jämfört dem',
  changedTitle: '{name} har en ny nyckel',
  changedText:
    'Antingen har {name} gjort ett nytt valv, eller så försöker någon komma in. Projektets nyckel delas inte förrän ni har jämfört siffrorna.',
} as const;
