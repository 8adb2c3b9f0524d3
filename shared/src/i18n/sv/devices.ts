export const devicesSv = {
  title: 'Enheter',
  lead: 'Här är du inloggad. Känner du inte igen en enhet loggar du ut den och byter lösenord.',
  list: 'Inloggade enheter',
  looking: 'Frågar servern',
  away: 'Listan visas när servern svarar.',
  this: 'Den här enheten',
  seen: 'Senast {date}',
  wipes: 'Töms vid nästa kontakt',
  unknown: 'Okänd webbläsare',
  end: 'Logga ut',
  ended: 'Enheten är utloggad.',
  wipe: 'Töm',
  wipeTitle: 'Töm {name}?',
  wipeText:
    'Enheten loggas ut nu och töms nästa gång den har kontakt med servern. Det som bara finns på den, och inte har hunnit sparas på servern, försvinner.',
  wiped: 'Enheten töms vid nästa kontakt.',

  leave: 'Logga ut och töm enheten',
  leaveTitle: 'Logga ut och töm enheten?',
  leaveText:
    'Allt som ligger här tas bort: texter, inspelningar, nycklar och modeller. Det som är sparat på servern finns kvar där.',
  leaveOff: 'Installationen synkar inte. Det som ligger på enheten finns ingen annanstans och försvinner.',
  leaveWaiting: '{count} saker är inte på servern ännu och försvinner om du tömmer nu. Skicka dem först.',
  leaveSounds: 'Ljud och original som inte har skickats försvinner också.',
  leaveSend: 'Skicka nu',
  leaveNoPassphrase: 'Ingen lösenfras är vald. Då kan ingen annan enhet öppna det som ligger i valvet.',
} as const;
