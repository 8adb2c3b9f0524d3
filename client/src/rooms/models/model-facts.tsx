import { fill } from '@arbetsytan/shared/i18n/format';
import { languageNamesSv, modelsSv } from '@arbetsytan/shared/i18n/sv/models';
import { offerOf } from '@arbetsytan/shared/models/catalogue';
import { Badge } from '../../design/surfaces.tsx';

/** Per cent of wrong words from which a transcript in Swedish takes longer to correct than to write. */
const MANY_ERRORS = 20;

/** What is known of a model besides its state: the same words wherever it stands. */
export function ModelFacts({
  id,
  licence,
  languages,
  wordTimes,
}: {
  readonly id: string;
  readonly licence: string;
  readonly languages: readonly string[];
  readonly wordTimes: boolean;
}) {
  const offer = offerOf(id);
  return (
    <>
      <span>{fill(modelsSv.languages, { languages: languagesText(languages) })}</span>
      <span>{fill(modelsSv.licence, { licence })}</span>
      <span>{wordTimes ? modelsSv.wordTimes : modelsSv.noWordTimes}</span>
      {offer ? <span>{offer.wer ? fill(modelsSv.wer, figures(offer.wer)) : modelsSv.werNone}</span> : null}
      {offer?.wer && offer.wer.fleurs >= MANY_ERRORS ? <Badge tone="warn">{modelsSv.werHigh}</Badge> : null}
    </>
  );
}

function languagesText(languages: readonly string[]): string {
  const [first = '', ...rest] = languages;
  const name = languageNamesSv[first] ?? first;
  return rest.length === 0 ? name : fill(modelsSv.manyLanguages, { first: name, count: rest.length });
}

const comma = (value: number) => String(value).replace('.', ',');

function figures({ fleurs, commonVoice, nst }: { fleurs: number; commonVoice: number; nst: number }) {
  return { fleurs: comma(fleurs), commonVoice: comma(commonVoice), nst: comma(nst) };
}
