import { makePdf } from './files.ts';

/** Material for the main flow. Every name, number and place is invented. */
export const PDF = {
  name: 'tjansteutlatande.pdf',
  mimeType: 'application/pdf',
  buffer: makePdf([
    'Tjänsteutlåtande om vattenverket i Norrhamra',
    '',
    'Handläggare Torbjörn Ekstrand, telefon 070-174 06 11, lämnade den 12 maj 2026 in',
    'provsvaren till kommunens tekniska nämnd.',
    '',
    'Halten av PFAS var 134 nanogram per liter den 9 juni 2026. Gränsen är 100 nanogram',
    'per liter. Nämnden ska besluta om ett nytt filter för 4,2 miljoner kronor.',
    '',
    'Det är oklart varför de boende inte fick veta något förrän i juli 2026.',
  ]),
};

export const TEXT = {
  name: 'mejl-fran-leverantoren.txt',
  mimeType: 'text/plain',
  // Windows-1252, as an old mail program saves it.
  buffer: Buffer.from(
    [
      'Hej!',
      '',
      'Filtret beställdes den 3 augusti 2026 och kostar 3,9 miljoner kronor. Leveransen blir försenad till oktober.',
      '',
      'Enligt uppgift ska ytterligare ett vattenverk ha förhöjda halter. Det behöver kontrolleras.',
      '',
      'Hälsningar Gunvor Lindeblad, gunvor.lindeblad@leverantor.example, personnummer 19121212-1212',
    ].join('\r\n'),
    'latin1',
  ),
};

export const NOTE = {
  title: 'Samtal med en tjänsteman',
  text: 'Torbjörn Ekstrand säger att provsvaren låg i en gemensam brevlåda i sju veckor.\n\nKommunen ska svara länsstyrelsen senast den 18 december 2026. Vem som läste brevlådan framgår inte.',
};

/** What must never be readable where a masked text is expected. */
export const SECRETS = ['Torbjörn', 'Ekstrand', '070-174', '174 06 11', 'Lindeblad', 'leverantor.example', '19121212'];

export const SCANNED_NAME = 'inskannad.pdf';
