import type { KnoxStep } from '../../fort-knox/compile.ts';
import { GATE_NAME, SECTION_HEADING } from '../../fort-knox/markdown.ts';
import type { EngineId, PolicyId, TemplateId } from '../../fort-knox/pack-types.ts';
import type { KnoxCode, KnoxRepair } from '../../fort-knox/reasons.ts';

/** Why Fort Knox said no: what happened, what is safe, what to do. `{count}` is how many places. */
export const knoxReasonsSv: Record<KnoxCode, string> = {
  'no-material': 'Inget underlag är valt. Välj minst ett dokument eller en anteckning.',
  'level-too-low': 'Texten är maskerad på en lägre nivå än policyn kräver. Höj nivån eller lämna texten utanför.',
  'not-reviewed': 'Ingen har granskat texten. Läs den maskerade texten och markera den som granskad.',
  'doubtful-hits':
    '{count} osäkra träffar väntar på att någon tittar på dem. Inget har lämnat projektet. Granska maskeringen.',
  'ruleset-stale': 'Texten maskerades med äldre regler eller listor. Maskera om den.',
  restricted:
    'Texten har en begränsning som stänger den ute. Lämna den utanför eller ändra begränsningen i dokumentet.',
  'report-as-input': 'En sparad rapport kan inte vara underlag för nästa rapport. Lämna den utanför.',
  'pack-too-large': 'Underlaget är större än policyn tillåter. Lämna något utanför.',
  'pii-in':
    'PII-grinden hittade {count} ställen i texten som kan peka ut någon. Inget har lämnat projektet. Öppna texten och maskera dem.',
  form: 'Utkastet har fel form och används inte.',
  'citation-broken': 'En mening i utkastet saknar giltig hänvisning till underlaget.',
  unsupported: 'En mening i utkastet säger något som inte står i de ställen den hänvisar till.',
  'pii-out': 'PII-grinden hittade något i rapporten som kan peka ut någon. Rapporten är inte sparad.',
  'quote-run': 'En mening återger nio eller fler ord i följd ur underlaget. I en extern rapport är det inte tillåtet.',
  're-identification': 'En mening kombinerar uppgifter som tillsammans kan peka ut en person.',
  'date-too-fine': 'En extern rapport får inte ange datum noggrannare än månad.',
  'confirmation-missing': 'Projektet är källkänsligt. {count} rader väntar på att du bekräftar dem, en i taget.',
};

/** The same in a few words, for one line on a terminal. */
export const knoxReasonsShortSv: Record<KnoxCode, string> = {
  'no-material': 'inget underlag',
  'level-too-low': 'för låg maskering',
  'not-reviewed': 'text som ingen har granskat',
  'doubtful-hits': 'osäkra träffar som ingen har tittat på',
  'ruleset-stale': 'text maskerad med äldre regler',
  restricted: 'text med begränsning',
  'report-as-input': 'en sparad rapport i underlaget',
  'pack-too-large': 'för stort underlag',
  'pii-in': 'identifierande uppgifter i underlaget',
  form: 'utkast med fel form',
  'citation-broken': 'hänvisning som inte håller',
  unsupported: 'uppgift utan stöd',
  'pii-out': 'identifierande uppgifter i rapporten',
  'quote-run': 'ordagrant återgivet underlag',
  're-identification': 'uppgifter som kan peka ut någon',
  'date-too-fine': 'datum noggrannare än månad',
  'confirmation-missing': 'rader som ingen har bekräftat',
};

export const knoxRepairsSv: Record<KnoxRepair, string> = {
  'raise-level': 'Höj till strikt',
  'mark-reviewed': 'Markera som granskad',
  review: 'Granska maskeringen',
  'mask-again': 'Maskera om',
  'leave-out': 'Lämna utanför',
  'open-document': 'Öppna texten',
  none: 'Inget att göra här',
};

export const knoxPoliciesSv: Record<PolicyId, { readonly name: string; readonly says: string }> = {
  internal: { name: 'Intern', says: 'För redaktionen. Citat är tillåtna och märkta, datum som de står.' },
  external: { name: 'Extern', says: 'För andra ögon. Strikt maskerat, inga citat, datum på månad när.' },
};

export const knoxTemplatesSv: Record<TemplateId, { readonly name: string; readonly says: string }> = {
  weekly: { name: 'Veckorapport', says: 'Bred bild av läget, tema för tema.' },
  brief: { name: 'Kort lägesbild', says: 'Det viktigaste, för den som har bråttom.' },
  incident: { name: 'Incident', says: 'Händelseförlopp först, sedan risker.' },
};

export const knoxEnginesSv: Record<EngineId, string> = {
  extract: 'Utdrag',
  'template-lines': 'Mall',
  'device-model': 'Lokal AI på enheten',
  'server-model': 'Lokal AI på servern',
};

export const knoxStepsSv: Record<KnoxStep, string> = {
  eligibility: 'Kontrollerar vad som får vara med',
  pack: 'Fryser underlaget',
  'pii-in': 'PII-grinden läser underlaget',
  engine: 'Skriver utkastet',
  form: 'Kontrollerar formen',
  citations: 'Följer varje hänvisning',
  support: 'Jämför uppgifterna med underlaget',
  output: 'PII-grinden läser rapporten',
  export: 'Läser det som ska sparas en gång till',
};

export const knoxGatesSv = GATE_NAME;

export const knoxSectionsSv = SECTION_HEADING;
