export const authSv = {
  title: 'Logga in',
  lead: 'Materialet ligger krypterat på den här enheten. Servern får bara maskerad text och slutna kuvert.',
  username: 'Användarnamn',
  password: 'Lösenord',
  submit: 'Logga in',
  working: 'Loggar in',
  missing: 'Fyll i både användarnamn och lösenord.',
  offlineTitle: 'Enheten har inget nät',
  offlineText:
    'För att logga in behövs kontakt med redaktionens server. Den som redan är inloggad på enheten kommer in utan nät.',
} as const;
