import type { GateCode } from '../../gate/verdict.ts';

/** Why the PII gate stopped a text that a person was about to save: what it saw and what to do. */
export const gateReasonsSv: Record<GateCode, string> = {
  digits: 'En lång följd av siffror som kan vara ett nummer till någon. Ta bort den eller skriv om den.',
  'digit-words': 'Ett nummer skrivet med ord. Ta bort det.',
  email: 'Något som ser ut som en e-postadress. Ta bort den.',
  handle: 'Ett användarnamn eller en webbadress. Ta bort den.',
  plate: 'Något som ser ut som ett registreringsnummer. Ta bort det.',
  passport: 'Något som ser ut som ett pass- eller id-nummer. Ta bort det.',
  'known-form': 'Ett namn eller en uppgift som är maskerad på andra ställen i projektet. Skriv om stället.',
  'always-mask': 'Ett ord ur projektets lista över sådant som alltid ska maskeras. Skriv om stället.',
  'still-unmasked': 'Maskeringen skulle dölja mer på den nivå som texten har. Maskera om texten.',
  'unknown-placeholder': 'En platshållare som projektet inte känner till, till exempel [PERSON 9]. Skriv om stället.',
  'unknown-level': 'Maskeringsnivån går inte att läsa. Välj nivå och försök igen.',
  'gate-failed':
    'Grinden kunde inte läsa texten och stoppade den för säkerhets skull. Dela upp texten och försök igen.',
};

export const gateNoticeSv = {
  title: 'PII-grinden stoppade texten',
  safe: 'Inget har sparats och det du skrev är kvar i fälten.',
  places: '{count} ställen',
} as const;
