/** What may be done about a risk, by what the risk is about: the first row whose words are in the sentence. Report copy, part of the ruleset. */
const COUNTERMEASURES: readonly (readonly [RegExp, string])[] = [
  [
    /källskydd|anonym|meddelar|visselblås|repressali|påtryckning|hot(?:et|ad|else|full)?(?!\p{L})|trakasseri/iu,
    'Se över källskyddet: vem vet vad, var uppgifterna ligger och vad som måste strykas före publicering.',
  ],
  [
    /jäv|korruption|mut(?:a|or|brott)|oegentlig|intressekonflikt/iu,
    'Kontrollera bindningar i öppna register och låt berörda svara före publicering.',
  ],
  [
    /sekretess|röj|hemlig|läck(?:t|ta|a|te|te?s)(?!\p{L})|obehörig|intrång/iu,
    'Låt en ansvarig utgivare eller jurist pröva uppgifterna och begränsa vilka som har tillgång till materialet.',
  ],
  [
    /radera|gallra|försvunn|försvann|förfalsk/iu,
    'Säkra kopior och begär ut loggar och handlingar på nytt med tidpunkt antecknad.',
  ],
  [
    /(?<!av|upp|in|ut)brott|bedrägeri|polis|olaglig|otillåt|stäm|åtal/iu,
    'Stäm av mot myndighetens handlingar och ge den utpekade tillfälle att svara.',
  ],
  [/försen|deadline|tidsfrist|tidplan/iu, 'Be om en skriftlig tidplan och bestäm när frågan ska följas upp.'],
  [
    /kostnad|förlust|underskott|överskr|fördyr|faktur|betal|konkurs|vite|böter|skadestånd|kronor/iu,
    'Jämför beloppen mot fakturor, beslut och bokföring från minst två håll.',
  ],
  [
    /olyck|tillbud|skad|fara|farlig|utsläpp|förorening|smitt|brand|brann|explosion|evakuer|larm|legionella|förgift/iu,
    'Hämta tillsynsrapporter och fråga ansvarig myndighet om läget och om vilka som har varnats.',
  ],
  [
    /driftstopp|avbrott|överbelast|incident|avvikelse/iu,
    'Begär ut incidentrapport och åtgärdsplan, och kontrollera tidpunkterna mot en andra källa.',
  ],
  [/fel|oriktig|brist|varn/iu, 'Kontrollera uppgiften mot ursprungshandlingen och be den ansvariga förklara.'],
];
const ANY = 'Kontrollera uppgiften mot minst en oberoende källa före publicering.';

export function countermeasureFor(text: string): string {
  return COUNTERMEASURES.find(([pattern]) => pattern.test(text))?.[1] ?? ANY;
}
